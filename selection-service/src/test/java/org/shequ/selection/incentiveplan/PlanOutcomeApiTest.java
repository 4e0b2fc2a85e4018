package org.shequ.selection.incentiveplan;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** The picture of a plan over its years. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PlanOutcomeApiTest {

    private final TestRound run = new TestRound();
    private final UUID plan = UUID.randomUUID();
    private final String path = "/incentive-plans/" + plan + "/outcome";

    @Test
    void a_plan_counts_its_rounds_years_and_units() {
        assertProblem(CommonProblem.NOT_FOUND, run.officer.get(path));
        run.draft("INSTITUTION", Map.of("planId", plan, "places", 3));
        run.announce();
        var effected = run.candidate("甲社区");
        var rejected = run.candidate("乙社区");
        var underWay = run.candidate("丙社区");
        run.completeReview();
        var scores = Map.of(effected, "90", rejected, "80", underWay, "70");
        run.score(scores, scores);
        run.passAll(List.of(effected, rejected, underWay));
        run.publishAndClose();
        var appointments = run.decide(3);

        var first = Quota.awaitDecision(appointments.get(0));
        Quota.confirm(first);
        TestKafka.publish(TestRound.effected(first));
        Quota.occupy(first);
        TestKafka.publish(TestRound.rejected(Quota.awaitDecision(appointments.get(1))));
        run.awaitAppointment(appointments.get(0), "CLOSED");
        run.awaitAppointment(appointments.get(1), "REJECTED");

        run.officer
                .get(path)
                .then()
                .statusCode(200)
                .body("places", equalTo(3))
                .body("effected", equalTo(1))
                .body("rejected", equalTo(1))
                .body("underWay", equalTo(1))
                .body("rounds", hasSize(1))
                .body("rounds[0].roundId", equalTo(run.id()))
                .body("rounds[0].effected", equalTo(1))
                .body("years.year", equalTo(List.of(2026)))
                .body("years[0].kind", equalTo("INSTITUTION"))
                .body("units.unitCode", equalTo(List.of(run.district.code + "001")))
                .body("units[0].unitName", equalTo("测试街道"))
                .body("units[0].underWay", equalTo(1));
        assertProblem(CommonProblem.NOT_FOUND, Selection.officer("329999").get(path));
        assertProblem(
                CommonProblem.FORBIDDEN,
                Selection.as("clerk", "*", "personnel-clerk").get(path));
    }

    @Test
    void a_round_claims_places_from_asking_until_it_is_refused() {
        run.draft("INSTITUTION", Map.of("planId", plan, "places", 2));
        run.officer.get(path).then().body("places", equalTo(0)).body("rounds[0].status", equalTo("DRAFT"));
        run.officer.step(run.id(), "/places-request", null);
        run.officer.get(path).then().body("places", equalTo(2));
        Quota.refuse(Quota.awaitRequest(run.id(), 1), 1);
        run.officer.awaitStatus(run.id(), "PLACES_REFUSED");
        run.officer.get(path).then().body("places", equalTo(0)).body("rounds[0].places", equalTo(2));
    }

    @Test
    void a_cancelled_round_asks_for_nothing() {
        run.draft("INSTITUTION", Map.of("planId", plan, "places", 2));
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        run.officer
                .get(path)
                .then()
                .body("places", equalTo(0))
                .body("rounds[0].status", equalTo("CANCELLED"))
                .body("rounds[0].places", equalTo(2))
                .body("years", hasSize(0));
    }
}
