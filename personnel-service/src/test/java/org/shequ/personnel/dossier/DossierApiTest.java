package org.shequ.personnel.dossier;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;
import org.shequ.testkit.Tokens;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import jakarta.inject.Inject;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** Honours, training, achievements, certificates and investigations over HTTP. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class DossierApiTest {

    private static final String TOKEN = clerk("320613");

    @Inject
    AgroalDataSource database;

    @Test
    void an_honour_is_recorded_told_corrected_and_taken_back_and_the_past_stays_readable() {
        String id = recorded("320613");
        String entry = entry(record(id, "honours", honour("优秀社区工作者", "DISTRICT", "2024-07-01")));
        assertEquals(
                HonourLevel.DISTRICT,
                told(id, person -> person.honours().size() == 1)
                        .honours()
                        .getFirst()
                        .level());
        Instant before = TestClock.now();
        change(
                        TOKEN,
                        "people/" + id + "/honours/" + entry + "/correction",
                        id,
                        honour("劳动模范", "MUNICIPAL", "2024-07-02"))
                .then()
                .statusCode(200)
                .body("version", equalTo(3));
        get(TOKEN, "people/" + id + "/honours")
                .then()
                .body("items.title", contains("劳动模范"))
                .body("items.level", contains("MUNICIPAL"))
                .body("items.awardedOn", contains("2024-07-02"));
        get(TOKEN, "people/" + id + "/honours?knownAt=" + before).then().body("items.title", contains("优秀社区工作者"));
        change(TOKEN, "people/" + id + "/honours/" + entry + "/withdrawal", id, withdrawal())
                .then()
                .statusCode(200);
        get(TOKEN, "people/" + id + "/honours").then().body("items", equalTo(List.of()));
        told(id, person -> person.honours().isEmpty());
        ProblemAssert.assertProblem(
                PersonnelProblem.DOSSIER_ENTRY_UNKNOWN,
                change(TOKEN, "people/" + id + "/honours/" + entry + "/withdrawal", id, withdrawal()));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=person&subjectId=" + id)
                .then()
                .body("items.action", hasItems("honour-recorded", "honour-corrected", "honour-withdrawn"));
    }

    @Test
    void training_and_achievements_are_kept_in_order_and_in_pages() {
        String id = recorded("320613");
        for (int month = 3; month >= 1; month--) {
            record(
                    id,
                    "trainings",
                    Map.of(
                            "title",
                            "培训" + month,
                            "organiser",
                            "区委党校",
                            "hours",
                            40,
                            "from",
                            "2025-0" + month + "-01",
                            "to",
                            "2025-0" + month + "-06",
                            "orderNumber",
                            "1"));
        }
        var first =
                get(TOKEN, "people/" + id + "/trainings?limit=2").then().body("items.title", contains("培训1", "培训2"));
        String cursor = first.extract().path("next");
        get(TOKEN, "people/" + id + "/trainings?limit=2&cursor=" + cursor)
                .then()
                .body("items.title", contains("培训3"))
                .body("next", nullValue());
        record(
                id,
                "achievements",
                Map.of(
                        "summary", "走访全部居民",
                        "unitCode", "320613002004",
                        "figures", List.of(Map.of("name", "走访户数", "value", 412, "unit", "户")),
                        "from", "2025-05-01",
                        "orderNumber", "1"));
        get(TOKEN, "people/" + id + "/achievements")
                .then()
                .body("items[0].figures[0].value", equalTo(412))
                .body("items[0].unitCode", equalTo("320613002004"));
    }

    @Test
    void the_highest_certificate_that_one_is_employed_at_moves_the_pay_grade() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", LocalDate.of(2020, 1, 1));
        int plain = grade(token, id);
        change(token, "people/" + id + "/certificates", id, certificate("ASSISTANT", null))
                .then()
                .statusCode(201);
        assertEquals(plain, grade(token, id), "held and not employed at");
        var employed = change(token, "people/" + id + "/certificates", id, certificate("SOCIAL_WORKER", "2021-01-01"));
        employed.then().statusCode(201).body("certificate", equalTo("SOCIAL_WORKER"));
        assertEquals(plain + 2, grade(token, id));
        change(
                        token,
                        "people/" + id + "/certificates/" + entry(employed) + "/end",
                        id,
                        Map.of("on", today().toString(), "reason", "解聘", "orderNumber", "2"))
                .then()
                .statusCode(200)
                .body("certificate", equalTo("ASSISTANT"));
        assertEquals(plain, grade(token, id));
        get(token, "people/" + id + "/certificates").then().body("items.endedOn", contains(null, today().toString()));
    }

    @Test
    void an_investigation_is_told_and_its_matter_is_not() throws SQLException {
        String id = recorded("320613");
        String matter = "涉嫌违规操办" + UUID.randomUUID();
        String entry = entry(record(
                id,
                "investigations",
                Map.of("from", today().minusDays(3).toString(), "matter", matter, "orderNumber", "1")));
        told(id, person -> TestPeople.details(person).underInvestigation());
        get(TOKEN, "people/" + id + "/investigations").then().body("items[0].matter", nullValue());
        as(Tokens.of("personnel-unmasker").scope("320613").bearer())
                .header("X-Purpose", "DISCIPLINE")
                .get("/personnel/v1/people/" + id + "/investigations")
                .then()
                .body("items[0].matter", equalTo(matter));
        ProblemAssert.assertProblem(
                CommonProblem.FORBIDDEN,
                as(TOKEN).header("X-Purpose", "PETITION").get("/personnel/v1/people/" + id + "/investigations"));
        assertFalse(anywhere(matter), "the text lies encrypted, and in no event");
        change(
                        TOKEN,
                        "people/" + id + "/investigations/" + entry + "/end",
                        id,
                        Map.of("on", today().toString(), "reason", "查无实据", "orderNumber", "2"))
                .then()
                .statusCode(200);
        told(id, person -> Boolean.FALSE.equals(TestPeople.details(person).underInvestigation()));
        get(TOKEN, "people/" + id + "/investigations")
                .then()
                .body("items[0].to", equalTo(today().toString()))
                .body("items[0].endReason", equalTo("查无实据"));
    }

    @ParameterizedTest
    @MethodSource
    void an_entry_of_any_kind_is_corrected_and_taken_back_and_each_step_is_on_record(
            String path, String subject, Map<String, ?> wrong, Map<String, ?> right) {
        String id = recorded("320613");
        String entries = "people/" + id + "/" + path;
        String entry = entry(record(id, path, wrong));
        change(TOKEN, entries + "/" + entry + "/correction", id, right).then().statusCode(200);
        get(TOKEN, entries)
                .then()
                .body("items.id", contains(entry))
                .body("items.orderNumber", contains(right.get("orderNumber")));
        change(TOKEN, entries + "/" + entry + "/withdrawal", id, withdrawal())
                .then()
                .statusCode(200);
        get(TOKEN, entries).then().body("items", equalTo(List.of()));
        get(Tokens.of("auditor").bearer(), "audit-entries?subjectType=person&subjectId=" + id)
                .then()
                .body("items.action", hasItems(subject + "-recorded", subject + "-corrected", subject + "-withdrawn"));
    }

    static List<Arguments> an_entry_of_any_kind_is_corrected_and_taken_back_and_each_step_is_on_record() {
        return List.of(
                kept(
                        "honours",
                        "honour",
                        Map.of("title", "劳动模范", "level", "DISTRICT", "awardedBy", "区政府", "awardedOn", "2024-07-01")),
                kept(
                        "trainings",
                        "training",
                        Map.of("title", "网格治理", "organiser", "区委党校", "hours", 8, "from", "2025-03-01")),
                kept("achievements", "achievement", Map.of("summary", "走访全部居民", "from", "2025-03-01")),
                kept(
                        "certificates",
                        "certificate",
                        Map.of(
                                "certificate",
                                "SOCIAL_WORKER",
                                "obtainedOn",
                                "2019-06-01",
                                "employedFrom",
                                "2021-01-01")),
                kept("investigations", "investigation", Map.of("from", "2025-03-01", "matter", "涉嫌违规操办")));
    }

    /** The same content under another order. */
    private static Arguments kept(String path, String subject, Map<String, ?> content) {
        var wrong = new HashMap<String, Object>(content);
        wrong.put("orderNumber", "崇政〔2025〕1号");
        var right = new HashMap<String, Object>(content);
        right.put("orderNumber", "崇政〔2025〕2号");
        return Arguments.of(path, subject, wrong, right);
    }

    @Test
    void what_lies_in_the_future_or_ends_before_it_begins_is_refused() {
        String id = recorded("320613");
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                record(
                        id,
                        "honours",
                        honour("明天", "DISTRICT", today().plusDays(1).toString())));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                record(
                        id,
                        "trainings",
                        Map.of(
                                "title", "倒",
                                "organiser", "无",
                                "hours", 1,
                                "from", "2025-02-28",
                                "to", "2025-02-28",
                                "orderNumber", "1")));
        ProblemAssert.assertProblem(
                CommonProblem.CONDITION_REQUIRED,
                post(TOKEN, "people/" + id + "/honours", honour("无条件", "DISTRICT", "2024-07-01")));
        get(TOKEN, "people/" + id).then().body("version", equalTo(1));
    }

    private static Map<String, Object> honour(String title, String level, String on) {
        return Map.of("title", title, "level", level, "awardedBy", "区政府", "awardedOn", on, "orderNumber", "崇政〔2024〕1号");
    }

    private static Map<String, Object> certificate(String certificate, String employedFrom) {
        var given = new java.util.LinkedHashMap<String, Object>(
                Map.of("certificate", certificate, "obtainedOn", "2019-06-01", "orderNumber", "1"));
        given.put("employedFrom", employedFrom);
        return given;
    }

    private static Map<String, Object> withdrawal() {
        return Map.of("reason", "误登记", "orderNumber", "2");
    }

    private static Response record(String id, String path, Map<String, ?> body) {
        return change(TOKEN, "people/" + id + "/" + path, id, body);
    }

    private static String entry(Response recorded) {
        String location = recorded.then().statusCode(201).extract().header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static int grade(String token, String id) {
        return get(token, "people/" + id + "/pay-grades").then().extract().path("items[-1].grade");
    }

    private static PersonChanged told(String id, Predicate<PersonChanged> wanted) {
        return TestKafka.awaitEvent(
                PersonChanged.class,
                person -> person.personId().toString().equals(id)
                        && person.honours() != null
                        && TestKafka.events(
                                        PersonChanged.class,
                                        other -> other.personId().equals(person.personId()))
                                .getLast()
                                .event()
                                .equals(person)
                        && wanted.test(person));
    }

    private boolean anywhere(String text) throws SQLException {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(
                        "SELECT 1 FROM dossier_entries WHERE content::text LIKE ? OR sealed LIKE ?"
                                + " UNION ALL SELECT 1 FROM event_log WHERE payload::text LIKE ?"
                                + " UNION ALL SELECT 1 FROM audit_log WHERE details::text LIKE ?")) {
            for (int i = 1; i <= 4; i++) {
                query.setString(i, "%" + text + "%");
            }
            return query.executeQuery().next();
        }
    }
}
