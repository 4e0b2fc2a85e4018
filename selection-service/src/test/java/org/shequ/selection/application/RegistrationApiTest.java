package org.shequ.selection.application;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.SanctionPeriod;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** Registration: evidence frozen, one per person, one clock for the deadline, the officer's review on record. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RegistrationApiTest {

    private static final LocalDate SIX_YEARS_AND_MORE = LocalDate.of(2017, 4, 1);

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;

    private void open() {
        run.draft(1);
        run.announce();
    }

    private Response register(UUID person) {
        return run.officer.post(
                run.path() + "/registrations", Map.of("personId", person, "positionId", run.position()));
    }

    private TestDistrict.Facts secretary() {
        return new TestDistrict.Facts(
                district.frontCommunity("甲社区"), Post.SECRETARY, TenureKind.STAFFED, SIX_YEARS_AND_MORE);
    }

    @Test
    void evidence_is_frozen_and_what_changed_since_is_shown_beside_it() {
        open();
        var facts = secretary();
        var created = register(district.person(facts));
        created.then()
                .statusCode(201)
                .body("verdict", equalTo("ELIGIBLE"))
                .body("now", nullValue())
                .header("Location", endsWith(run.path() + "/registrations/" + created.path("id")));
        var path = run.path() + "/registrations/" + created.path("id");
        run.officer.get(path).then().body("now.verdict", equalTo("ELIGIBLE")).body("now.differences", hasSize(0));

        facts.sanctions = List.of(new SanctionPeriod(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 7, 5), true));
        district.tell(facts);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "NOT_ELIGIBLE".equals(run.officer.get(path).path("now.verdict")));
        run.officer
                .get(path)
                .then()
                .body("verdict", equalTo("ELIGIBLE"))
                .body("findings.find { it.criterion == 'NO_SANCTION' }.outcome", equalTo("PASS"))
                .body("now.differences", hasSize(1))
                .body("now.differences[0].criterion", equalTo("NO_SANCTION"))
                .body("now.differences[0].frozen.outcome", equalTo("PASS"))
                .body("now.differences[0].now.outcome", equalTo("FAIL"))
                .body("sources.person.version", equalTo(1))
                .body("now.sources.person.version", equalTo(2));
    }

    @Test
    void what_is_not_known_never_passes_and_only_an_order_admits() {
        open();
        var unranked = district.community("洪济社区", LocalDate.of(2024, 7, 1), 2);
        var created = register(district.secretary(unranked, SIX_YEARS_AND_MORE));
        created.then().statusCode(201).body("verdict", equalTo("NOT_ELIGIBLE"));
        var gap = district.community("丙社区", LocalDate.of(2000, 1, 1), 3, 3);
        var unknown = register(district.secretary(gap, SIX_YEARS_AND_MORE));
        unknown.then().statusCode(201).body("verdict", equalTo("UNKNOWN"));

        var path = run.path() + "/registrations/" + unknown.path("id");
        assertProblem(
                SelectionProblem.NOT_ADMISSIBLE,
                run.officer.post(
                        path + "/review", run.officer.etag(path), Map.of("decision", "ADMIT", "reason", "情况特殊")));
        run.officer
                .post(
                        path + "/review",
                        run.officer.etag(path),
                        Map.of("decision", "ADMIT", "reason", "情况特殊", "orderNumber", "崇组函〔2026〕9号"))
                .then()
                .statusCode(200)
                .body("status", equalTo("ADMITTED"))
                .body("verdict", equalTo("UNKNOWN"))
                .body("review.orderNumber", equalTo("崇组函〔2026〕9号"))
                .body("review.reviewedBy", equalTo("officer-lin"));
        for (var decision : List.of("REFUSE", "ADMIT")) {
            assertProblem(
                    SelectionProblem.ALREADY_REVIEWED,
                    run.officer.post(
                            path + "/review", run.officer.etag(path), Map.of("decision", decision, "reason", "改判")));
        }
    }

    @Test
    void a_round_takes_one_registration_per_person_however_many_come_at_once() throws Exception {
        open();
        var person = district.person(secretary());
        List<Callable<Integer>> attempts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            attempts.add(() -> register(person).statusCode());
        }
        int created = 0;
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> answer : pool.invokeAll(attempts)) {
                created += answer.get() == 201 ? 1 : 0;
            }
        }
        assertEquals(1, created);
        assertProblem(SelectionProblem.ALREADY_REGISTERED, register(person));
        run.officer.get(run.path() + "/registrations").then().body("items", hasSize(1));
    }

    @Test
    void one_clock_judges_the_deadline() {
        open();
        var person = district.person(secretary());
        TestClock.set(TestRound.DRAFTED.minusDays(1));
        assertProblem(SelectionProblem.REGISTRATION_NOT_OPEN, register(person));
        TestClock.set(TestRound.DRAFTED.plusDays(4));
        assertProblem(SelectionProblem.REGISTRATION_NOT_OPEN, register(person));
        assertProblem(SelectionProblem.NO_CANDIDATES, run.officer.tryStep(run.id(), "/review-completion", Map.of()));
    }

    @Test
    void strangers_and_positions_of_other_rounds_are_refused() {
        open();
        assertProblem(SelectionProblem.UNKNOWN_PERSON, register(UUID.randomUUID()));
        var elsewhere = new TestDistrict();
        var stranger = elsewhere.secretary(elsewhere.frontCommunity("外区社区"), SIX_YEARS_AND_MORE);
        assertProblem(SelectionProblem.UNKNOWN_PERSON, register(stranger));
        assertProblem(
                SelectionProblem.UNKNOWN_POSITION,
                run.officer.post(
                        run.path() + "/registrations",
                        Map.of("personId", district.person(secretary()), "positionId", UUID.randomUUID())));
    }

    @Test
    void whoever_withdraws_is_out_and_the_next_moves_up() {
        open();
        var first = run.candidate("甲社区");
        var next = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(first, "90", next, "80"), Map.of(first, "90", next, "80"));
        var path = run.path() + "/registrations/" + first;
        assertProblem(
                CommonProblem.CONDITION_REQUIRED, run.officer.post(path + "/withdrawal", Map.of("reason", "个人原因")));
        assertProblem(
                CommonProblem.STALE_VERSION,
                run.officer.post(path + "/withdrawal", "\"99\"", Map.of("reason", "个人原因")));
        run.officer
                .post(path + "/withdrawal", run.officer.etag(path), Map.of("reason", "个人原因"))
                .then()
                .statusCode(200)
                .body("status", equalTo("WITHDRAWN"))
                .body("endedStage", equalTo("MEDICAL"))
                .body("endedReason", equalTo("个人原因"));
        assertProblem(
                SelectionProblem.NOT_WITHDRAWABLE,
                run.officer.post(path + "/withdrawal", run.officer.etag(path), Map.of("reason", "再次")));
        assertProblem(
                SelectionProblem.NOT_A_CANDIDATE,
                run.officer.tryStep(
                        run.id(),
                        "/stages/MEDICAL/completion",
                        Map.of("outcomes", List.of(Map.of("registrationId", first, "passed", true)))));
        run.passAll(List.of(next));
        run.officer
                .get(run.path() + "/registrations/" + next + "/explanation")
                .then()
                .body("standing.rank", equalTo(2))
                .body("standing.withinPlaces", equalTo(true));
    }

    @Test
    void the_same_key_gives_the_same_answer_and_another_body_is_refused() {
        open();
        var key = UUID.randomUUID().toString();
        var body = Map.<String, Object>of("personId", district.person(secretary()), "positionId", run.position());
        var path = run.path() + "/registrations";
        var first = run.officer.postAs(key, path, body);
        assertEquals(201, first.statusCode());
        var again = run.officer.postAs(key, path, body);
        assertEquals(201, again.statusCode());
        assertEquals(first.asString(), again.asString());
        assertEquals(first.header("Location"), again.header("Location"));
        assertProblem(
                CommonProblem.IDEMPOTENCY_KEY_REUSED,
                run.officer.postAs(key, path, Map.of("personId", UUID.randomUUID(), "positionId", run.position())));
        run.officer.get(path).then().body("items", hasSize(1));
    }
}
