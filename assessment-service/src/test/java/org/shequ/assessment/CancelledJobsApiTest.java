package org.shequ.assessment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.assessment.ResultsChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Database;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.shequ.assessment.Given.community;
import static org.shequ.assessment.Given.district;
import static org.shequ.assessment.Given.get;
import static org.shequ.assessment.Rounds.decide;
import static org.shequ.assessment.Rounds.entered;
import static org.shequ.assessment.Rounds.officer;
import static org.shequ.assessment.Rounds.openCommunityCycle;
import static org.shequ.assessment.Rounds.post;
import static org.shequ.assessment.Rounds.publisher;

/**
 * Steps of a whole cycle that are cancelled half-way. Each is stopped where it writes, by a row or lock of the test's own
 * that it must wait for; that it has heard of the cancellation is seen from the second renewal of its lease.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class CancelledJobsApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Database database;

    @AfterEach
    void back() {
        TestClock.set(Rounds.TODAY);
    }

    private static String scored(String district) {
        String cycle = openCommunityCycle(district);
        entered(cycle, Rounds.community(community(district, 1), 18, 27));
        entered(cycle, Rounds.community(community(district, 2), 12, 15));
        return cycle;
    }

    private static void assertStands(String cycle, String status, int version) {
        get(officer(), "cycles/" + cycle).then().body("status", equalTo(status)).body("version", equalTo(version));
    }

    private static Response cancel(String token, String job) {
        return post(token, "jobs/" + job + "/cancellation", null);
    }

    /** Submits the step while the obstacle stands, cancels it, and takes the obstacle away. */
    private void cancelled(String token, String cycle, String step, Runnable obstacle) {
        QuarkusTransaction.begin();
        String job;
        try {
            obstacle.run();
            job = decide(token, cycle, step, null)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            awaitWaiting();
            cancel(token, job).then().statusCode(202).body("state", equalTo("RUNNING"));
            cancel(token, job).then().statusCode(202);
            awaitRenewed(job);
            awaitRenewed(job);
        } finally {
            QuarkusTransaction.rollback();
        }
        assertEquals("CANCELLED", Given.ended(job, token).getString("state"));
        cancel(token, job).then().statusCode(200).body("state", equalTo("CANCELLED"));
    }

    private void awaitWaiting() {
        await().atMost(PATIENCE)
                .until(() -> database.exists("SELECT FROM pg_locks WHERE NOT granted AND database ="
                        + " (SELECT oid FROM pg_database WHERE datname = current_database())"
                        + " OR NOT granted AND locktype = 'transactionid'"));
    }

    private void awaitRenewed(String job) {
        Instant before = leasedUntil(job);
        await().atMost(PATIENCE).until(() -> leasedUntil(job).isAfter(before));
    }

    private Instant leasedUntil(String job) {
        return database.get(
                "SELECT lease_until FROM jobs WHERE id = ?",
                row -> row.getInstant("lease_until"),
                UUID.fromString(job));
    }

    @Test
    void a_cancelled_opening_leaves_a_draft_without_subjects_that_can_be_opened() {
        String district = district(2);
        TestClock.set(Rounds.TODAY);
        String cycle =
                Rounds.draftCycle(Rounds.approvedScheme("COMMUNITY", district, Rounds.communityContent()), district);
        cancelled(
                officer(),
                cycle,
                "opening",
                () -> database.list(
                        "SELECT pg_advisory_xact_lock(hashtextextended('cycles:COMMUNITY:2025', 0))", row -> true));
        assertStands(cycle, "DRAFT", 1);
        get(officer(), "cycles/" + cycle + "/subjects").then().body("items", empty());
        Rounds.run(officer(), cycle, "opening");
        assertStands(cycle, "OPEN", 2);
        get(officer(), "cycles/" + cycle + "/subjects").then().body("items.size()", equalTo(2));
    }

    @Test
    void a_cancelled_calibration_leaves_scoring_open_and_nothing_computed() {
        String district = district(2);
        String cycle = scored(district);
        cancelled(officer(), cycle, "calibration", () -> database.update("""
                        INSERT INTO outcomes (cycle_id, subject, unit_code, pool, weighed, points, score, vetoes,
                                              sanctioned, tied)
                        VALUES (?::uuid, ?, '', '', 0, 0, 0, '{}', false, false)
                        """, cycle, community(district, 1)));
        assertStands(cycle, "OPEN", 2);
        ProblemAssert.assertProblem(
                CommonProblem.ILLEGAL_TRANSITION,
                decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}"));
        assertEquals(0, database.number("SELECT count(*) FROM outcomes WHERE cycle_id = ?::uuid", cycle));
        entered(
                cycle,
                List.of(Rounds.sheet(community(district, 1), "RESIDENTS", "R9", Map.of("MEETINGS", 1, "DISPUTES", 1))));
        Rounds.calibrate(cycle);
        assertStands(cycle, "CALIBRATION", 3);
    }

    @Test
    void a_cancelled_finalization_leaves_publicity_no_result_and_no_event() {
        String district = district(2);
        String cycle = scored(district);
        Rounds.calibrate(cycle);
        decide(publisher(), cycle, "publicity", "{\"documentNumber\":\"1\"}")
                .then()
                .statusCode(200);
        TestClock.set(LocalDate.of(2026, 3, 10));
        cancelled(publisher(), cycle, "finalization", () -> database.update("""
                        INSERT INTO results (subject_kind, subject, year, version, jurisdiction, score, peer_group, rank,
                                             peers, percentile, band, origin, cause, reason, final_on, recorded_at,
                                             recorded_by)
                        VALUES ('COMMUNITY', ?, 2025, 1, ?, 1, 'URBAN', 1, 1, 100, 'FIRST_QUARTER', 'CYCLE',
                                gen_random_uuid(), 'ASSESSED', '2026-03-10', now(), 'test')
                        """, community(district, 2), district));
        assertStands(cycle, "PUBLICITY", 4);
        get(officer(), "communities/" + community(district, 1) + "/results")
                .then()
                .body("items", empty());
        assertTrue(TestKafka.events(
                        ResultsChanged.class,
                        changed ->
                                changed.unitCode() != null && changed.unitCode().startsWith(district))
                .isEmpty());
        Rounds.finish(cycle);
        assertStands(cycle, "FINAL", 5);
        get(officer(), "communities/" + community(district, 2) + "/results")
                .then()
                .body("items.version", equalTo(List.of(1)));
        TestKafka.awaitEvent(
                ResultsChanged.class, changed -> community(district, 2).equals(changed.unitCode()));
    }

    @Test
    void who_did_not_submit_a_step_does_not_cancel_it() {
        String district = district(2);
        String cycle = scored(district);
        String job = decide(officer(), cycle, "calibration", null).path("id");
        ProblemAssert.assertProblem(CommonProblem.FORBIDDEN, cancel(publisher(), job));
        assertEquals("SUCCEEDED", Given.ended(job, officer()).getString("state"));
    }
}
