package org.shequ.personnel.pay;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.event.assessment.YearResult;
import org.shequ.contracts.event.personnel.PayGradeChanged;
import org.shequ.contracts.event.personnel.PayGradeHeld;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.contracts.vocabulary.PayCause;
import org.shequ.contracts.vocabulary.PayScheme;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.citizenId;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.imported;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.succeeded;
import static org.shequ.personnel.Given.today;

/** Whoever is paid otherwise than before is told of, once, with the day and the reason, by whichever door it came. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PayChangesApiTest {

    private static final int MANY = 130;

    @Test
    void each_cause_is_told_with_the_day_from_which_it_counts() {
        String district = district(1);
        String token = clerk(district);
        LocalDate since = today().minusYears(9);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", since);
        PayGradeChanged first = told(id, 1);
        assertEquals(community(district, 1), first.unitCode());
        assertEquals(since, first.changedFrom());
        assertEquals(
                List.of(PayCause.ASSIGNMENT, PayCause.TIME, PayCause.TIME, PayCause.TIME),
                first.payGrades().stream().map(PayGradeHeld::cause).toList());
        assertEquals(
                List.of(2, 3, 4, 5),
                first.payGrades().stream().map(PayGradeHeld::grade).toList());
        assertEquals(since.plusYears(3), first.payGrades().getFirst().to());
        assertNull(first.payGrades().getLast().to());

        changed(token, id, Map.of("certificate", "SOCIAL_WORKER", "certificateEmployedFrom", today().toString()));
        requireLast(told(id, 2), 7, PayCause.CERTIFICATE, today());

        changed(
                token,
                id,
                Map.of(
                        "education",
                        "DOCTOR",
                        "educationCompletedOn",
                        today().minusDays(20).toString()));
        PayGradeChanged educated = told(id, 3);
        assertEquals(today().minusDays(20), educated.changedFrom(), "the past is paid otherwise too");
        assertTrue(
                educated.payGrades().stream().anyMatch(held -> held.cause() == PayCause.EDUCATION),
                educated.toString());

        // final on one day of the last weeks: the grade falls on the first that follows, whatever day it is
        int failed = today().getYear() - 2;
        LocalDate finalOn = today().minusDays(40);
        List<YearResult> years =
                List.of(failed(failed - 2, finalOn), failed(failed - 1, finalOn), failed(failed, finalOn));
        TestKafka.publish(new ResultsChanged(SubjectKind.PERSON, null, UUID.fromString(id), years));
        PayGradeChanged assessed = told(id, 4);
        assertTrue(
                assessed.payGrades().stream().anyMatch(held -> held.cause() == PayCause.ASSESSMENT),
                assessed.toString());

        Map<String, Object> table = get(token, "policies?name=pay-grade")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].definition");
        Map<String, Object> higher = new LinkedHashMap<>(table);
        higher.put("yearsPerStep", 1);
        post(
                        Tokens.of("personnel-clerk").scope(district).bearer(),
                        "policies",
                        Map.of(
                                "name",
                                "pay-grade",
                                "jurisdiction",
                                district,
                                "from",
                                today().toString(),
                                "documentNumber",
                                "测人社〔2026〕1号",
                                "definition",
                                higher))
                .then()
                .statusCode(201);
        PayGradeChanged decided = told(id, 5);
        assertEquals(today(), decided.changedFrom());
        assertEquals(PayCause.POLICY, decided.payGrades().getLast().cause());

        assertEquals(
                List.of("ASSIGNMENT", "PERSON_CHANGED", "PERSON_CHANGED", "ASSESSMENT", "REVIEW"),
                entries(id).stream().map(entry -> entry.getString("occasion")).toList());
        JsonPath last = entries(id).getLast();
        assertEquals(today().toString(), last.getString("changedFrom"));
        assertEquals("POLICY", last.getString("cause"));
        assertEquals("COMMUNITY_GRADES " + decided.payGrades().getLast().grade(), last.getString("now"));
    }

    private static void requireLast(PayGradeChanged told, int grade, PayCause cause, LocalDate from) {
        PayGradeHeld last = told.payGrades().getLast();
        assertEquals(PayScheme.COMMUNITY_GRADES, last.scheme());
        assertEquals(grade, last.grade());
        assertEquals(cause, last.cause());
        assertEquals(from, last.from());
        assertEquals(from, told.changedFrom());
    }

    /** Nobody does anything: the year is full. */
    @Test
    void a_step_that_comes_with_the_years_is_told_on_its_day() {
        String district = district(1);
        LocalDate since = today().minusYears(9).plusDays(2);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", since);
        told(id, 1);
        TestClock.set(today().plusDays(3));
        requireLast(told(id, 2), 5, PayCause.TIME, since.plusYears(9));
    }

    /** The grade is the same, what it rests on is not: told without a day, for nobody is paid otherwise. */
    @Test
    void other_grounds_for_the_same_grade_name_no_day() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", today().minusMonths(6));
        assertEquals(2, told(id, 1).payGrades().getLast().grade());
        changed(token, id, Map.of("education", "MASTER", "educationCompletedOn", "2012-06-30"));
        PayGradeChanged told = told(id, 2);
        assertNull(told.changedFrom());
        assertEquals(2, told.payGrades().getLast().grade());
        assertEquals("only", entries(id).getLast().getString("grounds"));
    }

    @Test
    void who_leaves_is_told_of_with_the_end_of_the_pay_and_what_changes_nothing_is_not() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", today().minusYears(1));
        told(id, 1);
        changed(token, id, Map.of("phone", "13912345678"));
        changed(token, id, Map.of("status", "RESIGNED"));
        PayGradeChanged left = told(id, 2);
        assertEquals(today(), left.changedFrom());
        assertEquals(today(), left.payGrades().getLast().to());
        assertEquals("none", entries(id).getLast().getString("now"));
    }

    /** More than are written one by one, by file: each once; the same file again, and the batch, tell nothing. */
    @Test
    void a_file_tells_of_each_once() {
        String district = district(1);
        String token = clerk(district);
        StringBuilder people = new StringBuilder("personnel_number,name,citizen_id,education\n");
        StringBuilder posts = new StringBuilder("personnel_number,unit_code,post,from,tenure_kind\n");
        for (int i = 0; i < MANY; i++) {
            String number = "PC" + district + "-" + i;
            people.append(number)
                    .append(",李梅,")
                    .append(citizenId(LocalDate.of(1985, 3, 4), false))
                    .append(",大学本科\n");
            posts.append(number).append(',').append(community(district, 1)).append(",社区工作者,2019-03-01,定编\n");
        }
        succeeded(imported("person-imports", token, people.toString(), Map.of()));
        succeeded(imported("assignment-imports", token, posts.toString(), Map.of()));
        eventually(() -> assertEquals(MANY, toldIn(community(district, 1)).size()));
        Set<UUID> once = new HashSet<>();
        toldIn(community(district, 1)).forEach(told -> {
            assertTrue(once.add(told.personId()));
            assertEquals(LocalDate.of(2019, 3, 1), told.changedFrom());
        });
        String one = once.iterator().next().toString();
        assertEquals("IMPORT", entries(one).getLast().getString("occasion"));
        assertEquals("none", entries(one).getLast().getString("before"));

        succeeded(imported("assignment-imports", token, posts.toString(), Map.of()));
        String job = post(
                        token,
                        "pay-grade-batches",
                        Map.of("unit", district, "on", today().toString(), "orderNumber", "测人社〔2026〕2号"))
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        eventually(() -> assertEquals("SUCCEEDED", get(token, "jobs/" + job).path("state")));
        String marker = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", today().minusYears(1));
        told(marker, 1);
        assertEquals(MANY + 1, toldIn(community(district, 1)).size());
        assertEquals(1, entries(one).size());
    }

    private static void changed(String token, String id, Map<String, String> fields) {
        patch(token, "people/" + id, etag(token, "people/" + id), fields).then().statusCode(200);
    }

    private static YearResult failed(int year, LocalDate finalOn) {
        return new YearResult(year, null, Grade.UNQUALIFIED, null, null, null, null, null, 1, finalOn);
    }

    /** The last of what has been told of the person, once it is so much. */
    private static PayGradeChanged told(String id, int times) {
        List<PayGradeChanged> all = new ArrayList<>();
        eventually(() -> {
            all.clear();
            TestKafka.events(
                            PayGradeChanged.class,
                            event -> event.personId().toString().equals(id))
                    .forEach(published -> all.add(published.event()));
            assertEquals(times, all.size(), all.toString());
        });
        return all.getLast();
    }

    private static List<PayGradeChanged> toldIn(String unitCode) {
        return TestKafka.events(PayGradeChanged.class, event -> unitCode.equals(event.unitCode())).stream()
                .map(TestKafka.Published::event)
                .toList();
    }

    /** Details of the audit entries of the person's pay, oldest first. */
    private static List<JsonPath> entries(String id) {
        List<Map<String, Object>> found = get(
                        Tokens.of("auditor").bearer(), "audit-entries?subjectType=person&subjectId=" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.findAll { it.action == 'pay-grade-changed' }");
        return found.reversed().stream()
                .map(entry -> new JsonPath(new com.fasterxml.jackson.databind.ObjectMapper()
                        .valueToTree(entry.get("details"))
                        .toString()))
                .toList();
    }
}
