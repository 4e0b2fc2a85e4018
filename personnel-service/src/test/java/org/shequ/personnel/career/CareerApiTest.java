package org.shequ.personnel.career;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.CareerChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.personnel.Given.as;
import static org.shequ.personnel.Given.change;
import static org.shequ.personnel.Given.clerk;
import static org.shequ.personnel.Given.community;
import static org.shequ.personnel.Given.district;
import static org.shequ.personnel.Given.etag;
import static org.shequ.personnel.Given.eventually;
import static org.shequ.personnel.Given.get;
import static org.shequ.personnel.Given.patch;
import static org.shequ.personnel.Given.post;
import static org.shequ.personnel.Given.recorded;
import static org.shequ.personnel.Given.serving;
import static org.shequ.personnel.Given.today;

/** Posts in two times: when they were held, and when that was known. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CareerApiTest {

    private static final LocalDate SINCE = LocalDate.of(2018, 5, 1);

    @Test
    void a_future_post_takes_effect_on_its_day_without_anybody() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "COMMUNITY_WORKER", "STAFFED", SINCE);
        LocalDate day = today().plusDays(7);
        start(token, id, postIn(community(district, 2), "SECRETARY", day, Map.of("endPrevious", true)))
                .then()
                .statusCode(201)
                .body("assignment.from", equalTo(day.toString()));
        get(token, "people/" + id)
                .then()
                .body("unitCode", equalTo(community(district, 1)))
                .body("post", equalTo("COMMUNITY_WORKER"));
        TestClock.set(day);
        eventually(() -> get(token, "people/" + id)
                .then()
                .body("unitCode", equalTo(community(district, 2)))
                .body("post", equalTo("SECRETARY")));
        get(token, "people/" + id + "/assignments?asOf=" + day.minusDays(1))
                .then()
                .body("items.post", contains("COMMUNITY_WORKER"));
        get(token, "people?unit=" + community(district, 2)).then().body("items.id", contains(id));
        TestKafka.awaitEvent(
                CareerChanged.class,
                career -> career.personId().toString().equals(id)
                        && community(district, 2).equals(career.unitCode()));
    }

    @Test
    void the_past_is_corrected_and_what_was_believed_stays_readable() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        String assignment = get(token, "people/" + id + "/assignments").path("items[0].assignmentId");
        var before = TestClock.now();
        change(
                        token,
                        "people/" + id + "/assignments/" + assignment + "/correction",
                        id,
                        Map.of(
                                "unitCode",
                                community(district, 2),
                                "post",
                                "DEPUTY_SECRETARY",
                                "from",
                                "2018-06-01",
                                "orderNumber",
                                "更正1号"))
                .then()
                .statusCode(200)
                .body("assignment.post", equalTo("DEPUTY_SECRETARY"))
                .body("assignment.assignmentId", equalTo(assignment));
        get(token, "people/" + id + "/assignments")
                .then()
                .body("items.post", contains("DEPUTY_SECRETARY"))
                .body("items.from", contains("2018-06-01"))
                .body("items.orderNumber", contains("更正1号"));
        get(token, "people/" + id + "/assignments?knownAt=" + before)
                .then()
                .body("items.post", contains("SECRETARY"))
                .body("items.from", contains(SINCE.toString()));
        get(token, "people/" + id + "/assignments?asOf=2018-05-15").then().body("items", hasSize(0));
        get(token, "people/" + id + "/assignments?asOf=2018-05-15&knownAt=" + before)
                .then()
                .body("items", hasSize(1));
        get(token, "people/" + id).then().body("unitCode", equalTo(community(district, 2)));
    }

    @Test
    void primary_posts_do_not_overlap_and_concurrent_ones_may() {
        String district = district(2);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        Response refused = start(token, id, postIn(community(district, 2), "SECRETARY", SINCE.plusYears(1), Map.of()));
        ProblemAssert.assertProblem(PersonnelProblem.PRIMARY_POSTS_OVERLAP, refused);
        assertTrue(refused.asString().contains(community(district, 1)), refused.asString());
        start(token, id, postIn(community(district, 2), "SECRETARY", SINCE.plusYears(1), Map.of("primary", false)))
                .then()
                .statusCode(201)
                .body("assignment.primary", equalTo(false));
        get(token, "people/" + id + "/assignments?asOf=" + SINCE.plusYears(2))
                .then()
                .body("items.primary", contains(true, false));
        get(token, "people/" + id).then().body("unitCode", equalTo(community(district, 1)));
    }

    @Test
    void of_many_who_appoint_one_person_at_once_one_succeeds_and_nothing_overlaps() throws Exception {
        String district = district(8);
        String token = clerk(district);
        String id = recorded(district);
        String etag = etag(token, "people/" + id);
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            Map<String, Object> body =
                    postIn(community(district, 1 + i % 8), "COMMUNITY_WORKER", SINCE.plusDays(i), Map.of());
            calls.add(() -> {
                Response answer = as(token)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("If-Match", etag)
                        .contentType("application/json")
                        .body(body)
                        .post("/personnel/v1/people/" + id + "/assignments");
                if (answer.statusCode() != 201) {
                    ProblemAssert.assertProblem(CommonProblem.STALE_VERSION, answer);
                }
                return answer.statusCode();
            });
        }
        try (var threads = Executors.newFixedThreadPool(32)) {
            int won = 0;
            for (var answer : threads.invokeAll(calls)) {
                won += answer.get() == 201 ? 1 : 0;
            }
            assertEquals(1, won);
        }
        get(token, "people/" + id + "/assignments").then().body("items", hasSize(1));
        get(token, "people/" + id).then().body("version", equalTo(2));
    }

    @Test
    void a_post_ends_after_it_began_and_only_once() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        String assignment = get(token, "people/" + id + "/assignments").path("items[0].assignmentId");
        String path = "people/" + id + "/assignments/" + assignment + "/end";
        ProblemAssert.assertProblem(PersonnelProblem.END_NOT_AFTER_START, change(token, path, id, end(SINCE)));
        change(token, path, id, end(LocalDate.of(2024, 2, 29)))
                .then()
                .statusCode(200)
                .body("assignment.to", equalTo("2024-02-29"))
                .body("assignment.endReason", equalTo("调任"));
        ProblemAssert.assertProblem(
                PersonnelProblem.ALREADY_ENDED, change(token, path, id, end(LocalDate.of(2025, 1, 1))));
        get(token, "people/" + id).then().body("unitCode", nullValue());
        ProblemAssert.assertProblem(
                PersonnelProblem.ASSIGNMENT_UNKNOWN,
                change(
                        token,
                        "people/" + id + "/assignments/" + UUID.randomUUID() + "/end",
                        id,
                        end(LocalDate.of(2025, 1, 1))));
        ProblemAssert.assertProblem(
                CommonProblem.RULE_VIOLATED,
                start(
                        token,
                        id,
                        postIn(
                                community(district, 1),
                                "SECRETARY",
                                LocalDate.of(2025, 1, 1),
                                Map.of("to", "2024-12-31"))));
    }

    @Test
    void a_post_recorded_in_error_is_taken_back_and_was_never_held() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        String assignment = get(token, "people/" + id + "/assignments").path("items[0].assignmentId");
        var before = TestClock.now();
        change(token, "people/" + id + "/assignments/" + assignment + "/withdrawal", id, Map.of("orderNumber", "撤1号"))
                .then()
                .statusCode(200);
        get(token, "people/" + id + "/assignments").then().body("items", hasSize(0));
        get(token, "people/" + id + "/assignments?knownAt=" + before).then().body("items", hasSize(1));
        get(token, "people/" + id).then().body("post", nullValue());
    }

    @Test
    void an_unknown_or_inactive_unit_takes_nobody_and_one_who_left_takes_nothing() {
        String district = district(1);
        String token = clerk(district);
        String id = recorded(district);
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_UNKNOWN,
                start(token, id, postIn(community(district, 9), "SECRETARY", SINCE, Map.of())));
        ProblemAssert.assertProblem(
                PersonnelProblem.UNIT_UNKNOWN, start(token, id, postIn("110101001001", "SECRETARY", SINCE, Map.of())));
        patch(token, "people/" + id, etag(token, "people/" + id), Map.of("status", "RETIRED"))
                .then()
                .statusCode(200);
        ProblemAssert.assertProblem(
                PersonnelProblem.PERSON_HAS_LEFT,
                start(token, id, postIn(community(district, 1), "SECRETARY", SINCE, Map.of())));
    }

    @Test
    void who_leaves_holds_nothing_from_that_day_on() {
        String district = district(1);
        String token = clerk(district);
        String id = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        patch(token, "people/" + id, etag(token, "people/" + id), Map.of("status", "RESIGNED"))
                .then()
                .statusCode(200)
                .body("status", equalTo("RESIGNED"))
                .body("post", nullValue());
        String today = today().toString();
        get(token, "people/" + id + "/assignments").then().body("items.to", contains(today));
        get(token, "people/" + id + "/identities").then().body("items.to", contains(today));
        get(token, "people/" + id + "/pay-grades").then().body("items.findAll { it.to == null }", hasSize(0));
    }

    @Test
    void tenure_is_whole_months_in_each_mode_up_to_a_day() {
        String district = district(2);
        String token = clerk(district);
        String id = recorded(district);
        start(
                        token,
                        id,
                        postIn(
                                community(district, 1),
                                "SECRETARY",
                                LocalDate.of(2015, 1, 1),
                                Map.of("to", "2017-01-01")))
                .then()
                .statusCode(201);
        start(token, id, postIn(community(district, 2), "SECRETARY", LocalDate.of(2018, 1, 15), Map.of()))
                .then()
                .statusCode(201);
        String path = "people/" + id + "/tenure?post=SECRETARY&until=2024-01-10";
        get(token, path)
                .then()
                .statusCode(200)
                .body("mode", equalTo("CONSECUTIVE"))
                .body("months", equalTo(71))
                .body("since", equalTo("2018-01-15"))
                .body("knownSince", equalTo("2015-01-01"));
        get(token, path + "&mode=CUMULATIVE").then().body("months", equalTo(95)).body("spells", hasSize(2));
        get(token, "people/" + id + "/tenure?post=GRID_WORKER").then().body("months", equalTo(0));
        ProblemAssert.assertProblem(
                CommonProblem.MALFORMED_REQUEST, get(token, "people/" + id + "/tenure?until=yesterday"));
    }

    @Test
    void one_document_moves_many_on_one_day_or_nobody() {
        String district = district(3);
        String token = clerk(district);
        String first = serving(community(district, 1), "SECRETARY", "STAFFED", SINCE);
        String second = serving(community(district, 2), "SECRETARY", "STAFFED", SINCE);
        String left = serving(community(district, 3), "SECRETARY", "STAFFED", SINCE);
        patch(token, "people/" + left, etag(token, "people/" + left), Map.of("status", "RETIRED"))
                .then()
                .statusCode(200);
        LocalDate on = today().plusDays(4);
        Response refused = moves(
                token,
                on,
                move(token, first, community(district, 2)),
                move(token, left, community(district, 1)),
                Map.of("personId", second, "version", 99, "unitCode", community(district, 1), "post", "SECRETARY"),
                Map.of(
                        "personId",
                        UUID.randomUUID().toString(),
                        "version",
                        1,
                        "unitCode",
                        community(district, 1),
                        "post",
                        "SECRETARY"),
                move(token, first, community(district, 3)));
        ProblemAssert.assertProblem(PersonnelProblem.MOVES_REFUSED, refused);
        refused.then()
                .body("violations.pointer", contains("/moves/1", "/moves/2", "/moves/3", "/moves/4"))
                .body("violations.rule", contains("PERSON_HAS_LEFT", "STALE_VERSION", "NOT_FOUND", "MOVED_TWICE"));
        get(token, "people/" + first + "/assignments").then().body("items", hasSize(1));

        moves(token, on, move(token, first, community(district, 2)), move(token, second, community(district, 1)))
                .then()
                .statusCode(201)
                .body("assignments.unitCode", contains(community(district, 2), community(district, 1)));
        TestClock.set(on);
        eventually(() -> get(token, "people/" + first).then().body("unitCode", equalTo(community(district, 2))));
        eventually(() -> get(token, "people/" + second).then().body("unitCode", equalTo(community(district, 1))));
        get(token, "people/" + second + "/assignments")
                .then()
                .body("items.to", contains(on.toString(), null))
                .body("items[1].orderNumber", equalTo("崇委组〔2026〕8号"));
    }

    private static Map<String, Object> move(String token, String id, String unit) {
        int version = get(token, "people/" + id).path("version");
        return Map.of("personId", id, "version", version, "unitCode", unit, "post", "SECRETARY");
    }

    private static Response moves(String token, LocalDate on, Map<?, ?>... moves) {
        return post(
                token,
                "career-moves",
                Map.of("on", on.toString(), "orderNumber", "崇委组〔2026〕8号", "moves", List.of(moves)));
    }

    private static Map<String, Object> end(LocalDate on) {
        return Map.of("on", on.toString(), "reason", "调任", "orderNumber", "2");
    }

    private static Map<String, Object> postIn(String unit, String post, LocalDate from, Map<String, ?> more) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("unitCode", unit);
        body.put("post", post);
        body.put("from", from.toString());
        body.put("orderNumber", "测〔2026〕2号");
        body.putAll(more);
        return body;
    }

    private static Response start(String token, String id, Map<String, Object> body) {
        return change(token, "people/" + id + "/assignments", id, body);
    }
}
