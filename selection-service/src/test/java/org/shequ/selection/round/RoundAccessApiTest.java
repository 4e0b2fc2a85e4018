package org.shequ.selection.round;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** Endpoint by role by scope, conditions, and what a wrong step is told. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RoundAccessApiTest {

    private static final String SOME_ID = "/00000000-0000-7000-8000-000000000001";

    /** Every step of a round: its path, who may take it, a body that is well-formed. */
    private static final List<Step> STEPS = List.of(
            new Step("/places-request", "selection-officer", null),
            new Step("/announcement", "selection-officer", null),
            new Step("/cancellation", "selection-officer", Map.of("reason", "政策调整")),
            new Step(
                    "/registrations",
                    "selection-officer",
                    Map.of("personId", UUID.randomUUID(), "positionId", UUID.randomUUID())),
            new Step(
                    "/registrations" + SOME_ID + "/review",
                    "selection-officer",
                    Map.of("decision", "ADMIT", "reason", "齐全")),
            new Step("/registrations" + SOME_ID + "/withdrawal", "selection-officer", Map.of("reason", "个人原因")),
            new Step("/review-completion", "selection-officer", Map.of()),
            new Step(
                    "/scores",
                    "selection-scorer",
                    Map.of(
                            "paper",
                            "WRITTEN",
                            "entries",
                            List.of(Map.of("registrationId", UUID.randomUUID(), "score", 1)))),
            new Step("/stages/MEDICAL/completion", "selection-officer", Map.of("outcomes", List.of())),
            new Step("/ranking", "selection-officer", null),
            new Step("/notice", "selection-publisher", Map.of()),
            new Step("/notice/closure", "selection-publisher", null),
            new Step(
                    "/objections",
                    "selection-publisher",
                    Map.of("registrationId", UUID.randomUUID(), "content", "反映问题")),
            new Step(
                    "/objections" + SOME_ID + "/answer",
                    "selection-publisher",
                    Map.of("upheld", false, "answer", "不属实")),
            new Step("/appointments", "selection-decider", TestRound.order()),
            new Step("/closure", "selection-officer", Map.of("reason", "不再递补")));

    private static final List<String> READS = List.of(
            "",
            "/journal",
            "/panel",
            "/record",
            "/registrations",
            "/registrations" + SOME_ID,
            "/registrations" + SOME_ID + "/explanation",
            "/score-differences",
            "/ranking",
            "/notice",
            "/objections",
            "/appointments");

    private record Step(String path, String role, @Nullable Object body) {}

    private final TestRound run = new TestRound();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selection-officer",
                "selection-scorer",
                "selection-publisher",
                "selection-decider",
                "viewer",
                "auditor",
                "system",
                "personnel-clerk",
                "quota-approver"
            })
    void each_step_is_for_its_own_role(String role) {
        run.draft(1);
        var caller = Selection.as("somebody", run.district.code, role);
        for (var step : STEPS) {
            var answer = caller.post(run.path() + step.path(), "\"99\"", step.body());
            if (step.role().equals(role)) {
                assertEquals(false, List.of(401, 403).contains(answer.statusCode()), step + ": " + answer.asString());
            } else {
                assertProblem(CommonProblem.FORBIDDEN, answer);
            }
        }
        var reads = role.startsWith("selection-")
                || List.of("viewer", "auditor", "system").contains(role);
        for (var path : READS) {
            var status = caller.get(run.path() + path).statusCode();
            assertEquals(reads, status != 403, path + " " + status);
        }
    }

    @Test
    void without_a_token_nothing_and_out_of_scope_nothing_is_there() {
        run.draft(1);
        for (var path : READS) {
            assertProblem(CommonProblem.UNAUTHENTICATED, given().get(Selection.BASE + run.path() + path));
            assertProblem(CommonProblem.NOT_FOUND, Selection.officer("329999").get(run.path() + path));
        }
        for (var step : STEPS) {
            var elsewhere = Selection.as("somebody", "329999", step.role());
            var answer = elsewhere.post(run.path() + step.path(), "\"1\"", step.body());
            assertProblem(CommonProblem.NOT_FOUND, answer);
        }
        Selection.officer("329999").get("/rounds").then().statusCode(200).body("items.size()", equalTo(0));
        assertProblem(
                CommonProblem.NOT_FOUND,
                Selection.officer("329999")
                        .post(
                                "/rounds",
                                Selection.draft(
                                        "RESERVE",
                                        run.district.code,
                                        TestRound.DRAFTED,
                                        TestRound.DRAFTED.plusDays(4),
                                        List.of(Map.of("places", 1)))));
    }

    @Test
    void a_step_needs_the_version_that_was_seen() {
        run.draft(1);
        assertProblem(CommonProblem.CONDITION_REQUIRED, run.officer.post(run.path() + "/places-request", null));
        assertProblem(CommonProblem.STALE_VERSION, run.officer.post(run.path() + "/places-request", "\"7\"", null));
        var etag = run.officer.etag(run.path());
        run.officer.post(run.path() + "/places-request", etag, null).then().statusCode(202);
        assertProblem(
                CommonProblem.STALE_VERSION,
                run.officer.post(run.path() + "/cancellation", etag, Map.of("reason", "政策调整")));
    }

    @Test
    void what_has_not_changed_is_not_sent_again() {
        run.draft(1);
        given().header("Authorization", Tokens.of("viewer").bearer())
                .header("If-None-Match", run.officer.etag(run.path()))
                .get(Selection.BASE + run.path())
                .then()
                .statusCode(304);
    }

    @Test
    void a_wrong_step_names_both_states_and_the_way_out() {
        run.draft(1);
        assertProblem(SelectionProblem.WRONG_STAGE, run.officer.tryStep(run.id(), "/review-completion", Map.of()))
                .then()
                .body("detail", containsString("draft"))
                .body("detail", containsString("registration"))
                .body("detail", containsString("places-request, announcement, cancellation"));
        run.announce();
        assertProblem(SelectionProblem.WRONG_STAGE, run.decider.tryStep(run.id(), "/appointments", TestRound.order()))
                .then()
                .body("detail", containsString("registration"))
                .body("detail", containsString("appointment"))
                .body("detail", containsString("review-completion"));
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        assertProblem(
                        CommonProblem.ILLEGAL_TRANSITION,
                        run.officer.tryStep(run.id(), "/cancellation", Map.of("reason", "再次")))
                .then()
                .body("detail", containsString("cancelled"));
    }

    @Test
    void a_draft_says_where_it_is_and_lists_find_it() {
        run.draft(1);
        var body = Selection.draft(
                "RESERVE",
                run.district.code,
                TestRound.DRAFTED,
                TestRound.DRAFTED.plusDays(4),
                List.of(Map.of("places", 3)));
        var created = run.officer.post("/rounds", body);
        created.then()
                .statusCode(201)
                .header("Location", endsWith("/selection/v1/rounds/" + created.path("id")))
                .body(
                        "stages",
                        equalTo(List.of(
                                "ANNOUNCEMENT",
                                "REGISTRATION",
                                "REVIEW",
                                "WRITTEN",
                                "INTERVIEW",
                                "TOTAL",
                                "INSPECTION",
                                "NOTICE",
                                "APPOINTMENT")));
        run.officer
                .get("/rounds?kind=RESERVE")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(created.<String>path("id"))))
                .body("items[0].places", equalTo(3));
        var page = run.officer.get("/rounds?limit=1");
        page.then().body("items.id", equalTo(List.of(created.<String>path("id"))));
        run.officer
                .get("/rounds?limit=1&cursor=" + page.path("next"))
                .then()
                .body("items.id", equalTo(List.of(run.id())));
        assertProblem(CommonProblem.UNKNOWN_PARAMETER, run.officer.get("/rounds?knd=RESERVE"));
        for (var odd :
                List.of("/rounds?kind=LUCK", "/rounds?limit=0", "/rounds?limit=1000000000", "/rounds?cursor=x")) {
            assertEquals(400, run.officer.get(odd).statusCode(), odd);
        }
    }

    @Test
    void a_body_that_is_wrong_is_told_field_by_field() {
        var body = new HashMap<String, Object>(Selection.draft(
                "RESERVE",
                run.district.code,
                TestRound.DRAFTED,
                TestRound.DRAFTED.minusDays(1),
                List.of(Map.of("places", 1))));
        assertProblem(CommonProblem.RULE_VIOLATED, run.officer.post("/rounds", body))
                .then()
                .body("violations.pointer", equalTo(List.of("/registrationTo")));
        body.put("winner", "me");
        assertEquals(400, run.officer.post("/rounds", body).statusCode());
        assertEquals(
                400,
                given().header("Authorization", Tokens.of("selection-officer").bearer())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(ContentType.JSON)
                        .body("{\"kind\":")
                        .post(Selection.BASE + "/rounds")
                        .statusCode());
        assertProblem(
                CommonProblem.IDEMPOTENCY_KEY_REQUIRED,
                given().header("Authorization", Tokens.of("selection-officer").bearer())
                        .contentType(ContentType.JSON)
                        .body(Selection.draft(
                                "RESERVE",
                                run.district.code,
                                TestRound.DRAFTED,
                                TestRound.DRAFTED.plusDays(4),
                                List.of(Map.of("places", 1))))
                        .post(Selection.BASE + "/rounds"));
    }
}
