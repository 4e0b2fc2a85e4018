package org.shequ.personnel.relatives;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.PersonChanged;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.personnel.Given;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestPeople;
import org.shequ.testkit.Tokens;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Relatives, and that none of them starts where another leads. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class RelativeApiTest {

    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Test
    void a_tie_is_one_for_both_and_both_are_told() {
        String token = clerk("320613");
        String one = recorded("320613");
        String other = recorded("320613");
        String tie = tie(token, one, other, "SPOUSE");
        get(token, "people/" + other + "/relatives")
                .then()
                .body("items.id", contains(tie))
                .body("items.relativeId", contains(one))
                .body("items.relation", contains("SPOUSE"));
        for (String[] pair : new String[][] {{one, other}, {other, one}}) {
            TestKafka.awaitEvent(
                    PersonChanged.class,
                    person -> person.personId().toString().equals(pair[0])
                            && TestPeople.details(person).relatives().stream()
                                    .anyMatch(relative -> relative.relation() == Relation.SPOUSE
                                            && relative.personId().toString().equals(pair[1])));
        }
        ProblemAssert.assertProblem(
                PersonnelProblem.RELATIVE_TIE_EXISTS,
                change(token, "people/" + other + "/relatives", other, relative("LINEAL", one)));
        change(
                        token,
                        "people/" + other + "/relatives/" + tie + "/withdrawal",
                        other,
                        Map.of("reason", "误登记", "orderNumber", "2"))
                .then()
                .statusCode(200);
        get(token, "people/" + one + "/relatives").then().body("items.withdrawalReason", contains("误登记"));
        TestKafka.awaitEvent(
                PersonChanged.class,
                person -> person.personId().toString().equals(one)
                        && TestPeople.details(person).relatives().isEmpty()
                        && TestPeople.details(person).sanctions().isEmpty());
    }

    @Test
    void an_outsider_is_kept_by_name_and_masked() {
        String token = clerk("320613");
        String id = recorded("320613");
        change(
                        token,
                        "people/" + id + "/relatives",
                        id,
                        Map.of("relation", "AFFINITY", "outsiderName", "李梅", "orderNumber", "1"))
                .then()
                .statusCode(201);
        get(token, "people/" + id + "/relatives").then().body("items.outsiderName", contains("李*"));
        as(Tokens.of("personnel-unmasker").scope("320613").bearer())
                .header("X-Purpose", "QUALIFICATION_REVIEW")
                .get("/personnel/v1/people/" + id + "/relatives")
                .then()
                .body("items.outsiderName", contains("李梅"));
    }

    @Test
    void a_tie_needs_one_other_who_is_there() {
        String token = clerk("320613");
        String id = recorded("320613");
        ProblemAssert.assertProblem(
                PersonnelProblem.RELATIVE_UNKNOWN,
                change(
                        token,
                        "people/" + id + "/relatives",
                        id,
                        relative("SPOUSE", UUID.randomUUID().toString())));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED, change(token, "people/" + id + "/relatives", id, relative("SPOUSE", id)));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                change(token, "people/" + id + "/relatives", id, Map.of("relation", "SPOUSE", "orderNumber", "1")));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                change(
                        token,
                        "people/" + id + "/relatives",
                        id,
                        Map.of("relation", "SPOUSE", "outsiderName", "李\u202E梅", "orderNumber", "1")));
    }

    @Test
    void nobody_starts_where_a_relative_leads_by_any_door() {
        String district = district(2);
        String token = clerk(district);
        String unit = community(district, 1);
        String secretary = serving(unit, "SECRETARY", "STAFFED", SINCE);
        String spouse = serving(community(district, 2), "COMMUNITY_WORKER", "STAFFED", SINCE);
        tie(token, secretary, spouse, "SPOUSE");
        // the single start
        ProblemAssert.assertProblem(
                PersonnelProblem.RELATIVES_IN_UNIT, start(token, spouse, unit, "COMMUNITY_WORKER", today()));
        // the correction of a post
        String held =
                get(token, "people/" + spouse + "/assignments").then().extract().path("items[0].assignmentId");
        ProblemAssert.assertProblem(
                PersonnelProblem.RELATIVES_IN_UNIT,
                change(
                        token,
                        "people/" + spouse + "/assignments/" + held + "/correction",
                        spouse,
                        Map.of(
                                "unitCode",
                                unit,
                                "post",
                                "COMMUNITY_WORKER",
                                "from",
                                "2020-01-01",
                                "orderNumber",
                                "3")));
        // many at once
        Integer version = get(token, "people/" + spouse).then().extract().path("version");
        post(
                        token,
                        "career-moves",
                        Map.of(
                                "on",
                                today().toString(),
                                "orderNumber",
                                "4",
                                "moves",
                                List.of(Map.of(
                                        "personId", spouse,
                                        "version", version,
                                        "unitCode", unit,
                                        "post", "DEPUTY_SECRETARY"))))
                .then()
                .statusCode(422)
                .body("violations[0].rule", equalTo("RELATIVES_IN_UNIT"));
        // a file
        String number = get(token, "people/" + spouse).then().extract().path("personnelNumber");
        var job = Given.imported(
                "assignment-imports",
                token,
                "personnel_number,unit_code,post,primary,from\n" + number + "," + unit + ",GRID_WORKER,false," + today()
                        + "\n",
                Map.of());
        assertEquals("FAILED", job.getString("state"));
        assertEquals("RELATIVES_IN_UNIT", Given.problems(token, job).getFirst().get("rule"));
        // an appointment
        var detail = new AppointmentDetail(
                UUID.randomUUID(),
                UUID.randomUUID(),
                RoundKind.SECRETARY,
                UUID.fromString(spouse),
                unit,
                Post.DEPUTY_SECRETARY,
                null,
                null,
                today(),
                "5",
                null,
                null);
        TestKafka.publish(new AppointmentDecided(detail), 1);
        assertEquals(
                RejectionReason.RELATIVE_IN_UNIT,
                TestKafka.awaitEvent(
                                AppointmentRejected.class,
                                told -> told.appointmentId().equals(detail.appointmentId()))
                        .reason());
        get(token, "people/" + spouse + "/assignments").then().body("items.unitCode", contains(community(district, 2)));
    }

    @Test
    void two_workers_may_serve_side_by_side_and_the_past_is_recorded_as_it_was() {
        String district = district(2);
        String token = clerk(district);
        String unit = community(district, 1);
        String one = serving(unit, "COMMUNITY_WORKER", "STAFFED", SINCE);
        String other = recorded(district);
        tie(token, one, other, "COLLATERAL");
        start(token, other, unit, "GRID_WORKER", today()).then().statusCode(201);
        String former = serving(community(district, 2), "SECRETARY", "STAFFED", SINCE);
        tie(token, one, former, "LINEAL");
        change(
                        token,
                        "people/" + former + "/assignments",
                        former,
                        Map.of(
                                "unitCode", unit,
                                "post", "SECRETARY",
                                "primary", false,
                                "from", "2020-05-01",
                                "to", "2021-05-01",
                                "orderNumber", "6"))
                .then()
                .statusCode(201);
        change(
                        token,
                        "people/" + former + "/assignments",
                        former,
                        Map.of(
                                "unitCode", unit,
                                "post", "SECRETARY",
                                "primary", false,
                                "from", "2022-05-01",
                                "orderNumber", "7"))
                .then()
                .statusCode(409)
                .body("code", equalTo("RELATIVES_IN_UNIT"))
                .body("detail", containsString("community worker"));
    }

    @Test
    void of_two_relatives_who_start_at_the_same_moment_one_is_refused() throws Exception {
        String district = district(8);
        String token = clerk(district);
        for (int round = 1; round <= 8; round++) {
            String unit = community(district, round);
            String one = recorded(district);
            String other = recorded(district);
            tie(token, one, other, "SPOUSE");
            try (var threads = Executors.newFixedThreadPool(2)) {
                List<Callable<Integer>> both = List.of(
                        () -> start(token, one, unit, "SECRETARY", today()).statusCode(),
                        () -> start(token, other, unit, "COMMUNITY_WORKER", today())
                                .statusCode());
                List<Integer> answers = threads.invokeAll(both).stream()
                        .map(future -> future.resultNow())
                        .sorted()
                        .toList();
                assertEquals(List.of(201, 409), answers);
            }
        }
    }

    private static Response start(String token, String id, String unit, String post, LocalDate from) {
        return change(
                token,
                "people/" + id + "/assignments",
                id,
                Map.of(
                        "unitCode",
                        unit,
                        "post",
                        post,
                        "from",
                        from.toString(),
                        "endPrevious",
                        true,
                        "orderNumber",
                        "9"));
    }

    private static Map<String, Object> relative(String relation, String relative) {
        return Map.of("relation", relation, "relativeId", relative, "orderNumber", "1");
    }

    private static String tie(String token, String one, String other, String relation) {
        change(token, "people/" + one + "/relatives", one, relative(relation, other))
                .then()
                .statusCode(201);
        return get(token, "people/" + one + "/relatives")
                .then()
                .body("items.relativeId", hasItem(other))
                .extract()
                .path("items.find { it.relativeId == '" + other + "' }.id");
    }
}
