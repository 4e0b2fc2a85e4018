package org.shequ.selection.appointment;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.ReserveMembership;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** The lower steps of the ladder: into the reserve pool without a place, into a staffed post with a community's vacancy. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class LadderRoundsApiTest {

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;

    @Test
    void a_grid_worker_enters_the_reserve_pool_without_any_place() {
        var community = district.community("文峰社区", LocalDate.of(2000, 1, 1));
        run.draft("RESERVE", Map.of("places", 1));
        assertProblem(SelectionProblem.PLACES_NOT_NEEDED, run.officer.tryStep(run.id(), "/places-request", null));
        run.announceOnly();
        var candidate = run.admitted(district.gridWorker(community, LocalDate.of(2021, 5, 1)));
        run.completeReview();
        run.score(Map.of(candidate, "75.00"), Map.of(candidate, "85.00")).then().body("stage", equalTo("INSPECTION"));
        run.pass("INSPECTION", List.of(candidate));
        run.publishAndClose();
        var decided = Quota.awaitDecision(run.decide(1).getFirst());
        var detail = decided.appointment();
        assertNull(detail.placeId(), "the reserve pool takes no place");
        assertNull(detail.post(), "a grid worker goes on being one");
        assertEquals(LocalDate.of(2029, 5, 1), detail.reserveUntil(), "36 months by policy, exclusive");
        TestKafka.publish(TestRound.effected(decided));
        run.awaitAppointment(decided.aggregateId(), "CLOSED");
        run.officer.awaitStatus(run.id(), "CLOSED");
    }

    @Test
    void a_reserve_cadre_takes_the_vacancy_of_one_community() {
        var own = district.community("文峰社区", LocalDate.of(2000, 1, 1));
        var vacant = district.community("濠北社区", LocalDate.of(2000, 1, 1));
        run.draft("STAFFING", Map.of("unitCode", vacant, "places", 1));
        run.officer.step(run.id(), "/places-request", null);
        var request = Quota.awaitRequest(run.id(), 1);
        assertEquals(AccountKind.STAFFING, request.accountKind());
        assertEquals(vacant, request.unitCode());
        assertNull(request.planId());
        var places = Quota.reserve(request);
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        run.announceOnly();
        Quota.lock(request, places);
        run.awaitLock();

        var facts = new TestDistrict.Facts(own, Post.GRID_WORKER, TenureKind.CONTRACT, LocalDate.of(2021, 5, 1));
        facts.memberships = List.of(new ReserveMembership(LocalDate.of(2025, 6, 1), LocalDate.of(2028, 6, 1), null));
        var candidate = run.admitted(district.person(facts));
        run.completeReview();
        run.score(Map.of(candidate, "75.00"), Map.of(candidate, "85.00"));
        run.pass("MEDICAL", List.of(candidate));
        run.pass("INSPECTION", List.of(candidate));
        run.publishAndClose();
        var decided = Quota.awaitDecision(run.decide(1).getFirst());
        var detail = decided.appointment();
        assertEquals(vacant, detail.targetUnitCode(), "the place is that community's");
        assertEquals(Post.COMMUNITY_WORKER, detail.post());
        assertEquals(TenureKind.STAFFED, detail.tenureKind());
        assertEquals(places.getFirst(), detail.placeId());
        Quota.confirm(decided);
        TestKafka.publish(TestRound.effected(decided));
        Quota.occupy(decided);
        run.awaitAppointment(decided.aggregateId(), "CLOSED");
        run.officer.awaitStatus(run.id(), "CLOSED").then().body("positions[0].placesHeld", equalTo(1));
    }

    @Test
    void who_is_no_reserve_cadre_is_told_so_and_not_admitted() {
        var community = district.community("文峰社区", LocalDate.of(2000, 1, 1));
        run.draft("STAFFING", Map.of("unitCode", community, "places", 1));
        run.announce();
        var outsider = run.officer.register(
                run.id(), district.gridWorker(community, LocalDate.of(2021, 5, 1)), run.position());
        run.officer
                .get(run.path() + "/registrations/" + outsider)
                .then()
                .body("verdict", equalTo("NOT_ELIGIBLE"))
                .body("findings.find { it.criterion == 'RESERVE_MEMBER' }.outcome", equalTo("FAIL"));
    }

    @Test
    void a_draft_is_held_against_its_kind() {
        assertProblem(CommonProblem.RULE_VIOLATED, post("STAFFING", Map.of("places", 1)))
                .then()
                .body("violations.pointer", equalTo(List.of("/positions/0/unitCode")));
        assertProblem(CommonProblem.RULE_VIOLATED, post("INSTITUTION", Map.of("places", 1)))
                .then()
                .body("violations.pointer", equalTo(List.of("/positions/0/planId")));
        assertProblem(CommonProblem.RULE_VIOLATED, post("RESERVE", Map.of("places", 1, "post", "SECRETARY")))
                .then()
                .body("violations.rule", equalTo(List.of("WRONG_POST")));
        assertProblem(CommonProblem.RULE_VIOLATED, post("STAFFING", Map.of("places", 1, "unitCode", "329999001001")))
                .then()
                .body("violations.rule", equalTo(List.of("OUTSIDE")))
                .body("figures", nullValue());
    }

    private Response post(String kind, Map<String, Object> position) {
        return run.officer.post(
                "/rounds",
                Selection.draft(
                        kind, district.code, TestRound.DRAFTED, TestRound.DRAFTED.plusDays(4), List.of(position)));
    }
}
