package org.shequ.selection.round;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.event.selection.RegistrationChanged;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.selection.Quota;
import org.shequ.selection.Selection;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestDistrict;
import org.shequ.selection.TestRound;
import org.shequ.selection.verification.TestRecord;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** The ways in which a round ends, and what becomes of its places and of those who wait. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RoundEndsApiTest {

    private static final Map<String, Object> REASON = Map.of("reason", "政策调整");

    private final TestRound run = new TestRound();
    private final TestDistrict district = run.district;
    private final Selection officer = run.officer;

    /** Takes an INSTITUTION round of two places to where it shall be cancelled. */
    private void reach(String step) {
        run.draft(2);
        if (step.equals("DRAFT")) {
            return;
        }
        if (step.equals("PLACES_REQUESTED")) {
            officer.step(run.id(), "/places-request", null).then().statusCode(202);
            return;
        }
        run.announce();
        if (step.equals("REGISTRATION")) {
            return;
        }
        var two = List.of(run.candidate("甲社区"), run.candidate("乙社区"));
        run.completeReview();
        var scores = Map.of(two.getFirst(), "90.00", two.getLast(), "80.00");
        if (step.equals("WRITTEN")) {
            return;
        }
        run.enter("WRITTEN", scores);
        run.enter("INTERVIEW", scores);
        if (step.equals("INTERVIEW")) {
            return;
        }
        officer.step(run.id(), "/ranking", null);
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            if (step.equals(stage)) {
                return;
            }
            run.pass(stage, two);
        }
        if (step.equals("NOTICE")) {
            return;
        }
        run.publishAndClose();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DRAFT",
                "PLACES_REQUESTED",
                "REGISTRATION",
                "WRITTEN",
                "INTERVIEW",
                "MEDICAL",
                "INSPECTION",
                "DELIBERATION",
                "NOTICE",
                "APPOINTMENT"
            })
    void a_round_may_be_cancelled_at_any_stage_and_all_its_places_go_back(String step) {
        reach(step);
        var round = officer.get(run.path());
        assertEquals(step, round.path("stage") == null ? round.path("status") : round.path("stage"));
        officer.step(run.id(), "/cancellation", REASON)
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("positions[0].placesHeld", equalTo(0));
        if (!step.equals("DRAFT")) {
            var returned = TestKafka.awaitEvent(
                    PlacesReturned.class, event -> event.roundId().toString().equals(run.id()));
            // what has not been answered is given back as a whole, so that a late answer finds nothing to give
            assertEquals(
                    step.equals("PLACES_REQUESTED") ? 0 : 2, returned.placeIds().size());
        }
        assertProblem(CommonProblem.ILLEGAL_TRANSITION, officer.tryStep(run.id(), "/cancellation", REASON));
        TestRecord.assertSealedAndSound(run);
    }

    @Test
    void once_somebody_is_appointed_a_round_is_not_cancelled() {
        run.untilDecided();
        run.decide(1);
        assertProblem(CommonProblem.ILLEGAL_TRANSITION, officer.tryStep(run.id(), "/cancellation", REASON));
    }

    @Test
    void a_late_answer_to_a_cancelled_request_gives_no_place() {
        reach("PLACES_REQUESTED");
        var request = Quota.awaitRequest(run.id(), 1);
        officer.step(run.id(), "/cancellation", REASON);
        var before = officer.get(run.path()).<Integer>path("version");
        Quota.reserve(request);
        var marker = new TestRound(district);
        marker.draft(1);
        marker.announce(); // its own answer came after, on the same topic
        officer.get(run.path())
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("positions[0].placesHeld", equalTo(0))
                .body("version", equalTo(before));
    }

    @Test
    void the_withdrawal_of_the_last_who_waits_closes_the_round_and_the_place_goes_back() {
        run.draft(2);
        run.announce();
        var first = run.candidate("甲社区");
        var waits = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(first, "90.00", waits, "80.00"), Map.of(first, "90.00", waits, "80.00"));
        run.passAll(List.of(first, waits));
        run.publisher.step(run.id(), "/notice", Map.of());
        run.publisher
                .post(run.path() + "/objections", Map.of("registrationId", waits, "content", "反映情况"))
                .then()
                .statusCode(201);
        TestClock.set(LocalDate.of(2026, 3, 18));
        run.publisher.step(run.id(), "/notice/closure", null);
        var decided = Quota.awaitDecision(run.decide(1).getFirst());
        Quota.confirm(decided);
        TestKafka.publish(TestRound.effected(decided));
        Quota.occupy(decided);
        run.awaitAppointment(decided.aggregateId(), "CLOSED");
        officer.get(run.path()).then().body("status", equalTo("RUNNING"));
        var path = run.path() + "/registrations/" + waits;
        officer.post(path + "/withdrawal", officer.etag(path), Map.of("reason", "个人原因"))
                .then()
                .statusCode(200);
        officer.get(run.path()).then().body("status", equalTo("CLOSED")).body("positions[0].placesHeld", equalTo(1));
        var returned = TestKafka.awaitEvent(
                PlacesReturned.class, event -> event.roundId().toString().equals(run.id()));
        assertEquals(1, returned.placeIds().size());
        assertEquals("UNUSED", returned.reason());
    }

    @Test
    void a_place_that_was_confirmed_for_another_community_stays_for_the_next_in_line() {
        run.draft(1);
        run.announce();
        var first = run.candidate("甲社区");
        var next = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(first, "90.00", next, "80.00"), Map.of(first, "90.00", next, "80.00"));
        run.passAll(List.of(first));
        run.publishAndClose();
        var decided = Quota.awaitDecision(run.decide(1).getFirst());
        var detail = decided.appointment();
        Quota.refuseConfirmation(decided, "OTHER_COMMUNITY");
        run.awaitAppointment(decided.aggregateId(), "REJECTED");
        officer.get(run.path()).then().body("positions[0].placesHeld", equalTo(1));
        for (var stage : List.of("MEDICAL", "INSPECTION", "DELIBERATION")) {
            run.outcomes(stage, List.of(next), true);
        }
        run.publishAndClose();
        var again = Quota.awaitDecision(run.decide(1).getFirst());
        assertEquals(detail.placeId(), again.appointment().placeId(), "the same place, without asking again");
    }

    @Test
    void the_next_in_line_moves_up_within_the_validity_period_only() {
        run.draft(1);
        run.announce();
        var first = run.candidate("甲社区");
        var next = run.candidate("乙社区");
        run.completeReview();
        run.score(Map.of(first, "90.00", next, "80.00"), Map.of(first, "90.00", next, "80.00"));
        run.passAll(List.of(first));
        run.publishAndClose();
        var decided = Quota.awaitDecision(run.decide(1).getFirst());
        TestKafka.publish(TestRound.rejected(decided));
        Quota.release(decided);
        run.awaitAppointment(decided.aggregateId(), "REJECTED");
        var lastDay = TestRound.DRAFTED.plusDays(5).plusMonths(12);
        TestClock.set(lastDay);
        run.outcomes("MEDICAL", List.of(next), true).then().statusCode(200);
        TestClock.set(lastDay.plusDays(1));
        var late = Map.of("outcomes", List.of(Map.of("registrationId", next, "passed", true)));
        assertProblem(SelectionProblem.LINE_EXPIRED, officer.tryStep(run.id(), "/stages/INSPECTION/completion", late));
        officer.step(run.id(), "/closure", Map.of("reason", "递补期满")).then().body("status", equalTo("CLOSED"));
    }

    @Test
    void a_clerk_of_a_subdistrict_registers_the_people_there_and_sees_no_others() {
        run.draft(1);
        run.announce();
        var clerk = Selection.as("clerk-gu", district.code + "001", "selection-officer");
        var own = district.secretary(district.frontCommunity("甲社区"), LocalDate.of(2017, 4, 1));
        clerk.get(run.path()).then().statusCode(200);
        clerk.get("/rounds").then().body("items.id", hasItem(run.id()));
        var registration = clerk.register(run.id(), own, run.position());
        clerk.get(run.path() + "/registrations/" + registration).then().statusCode(200);
        clerk.get(run.path() + "/registrations").then().body("items.id", equalTo(List.of(registration)));

        var elsewhere = Selection.as("clerk-he", district.code + "002", "selection-officer");
        assertProblem(
                SelectionProblem.UNKNOWN_PERSON,
                elsewhere.post(run.path() + "/registrations", Map.of("personId", own, "positionId", run.position())));
        assertProblem(CommonProblem.NOT_FOUND, elsewhere.get(run.path() + "/registrations/" + registration));
        elsewhere.get(run.path() + "/registrations").then().body("items", hasSize(0));
        assertProblem(
                CommonProblem.NOT_FOUND,
                elsewhere.post(
                        run.path() + "/registrations/" + registration + "/withdrawal",
                        "\"1\"",
                        Map.of("reason", "个人原因")));
        // the round itself is the district's
        assertProblem(CommonProblem.NOT_FOUND, clerk.tryStep(run.id(), "/review-completion", Map.of()));
        assertProblem(CommonProblem.NOT_FOUND, clerk.get(run.path() + "/ranking"));
        var path = run.path() + "/registrations/" + registration;
        clerk.post(path + "/withdrawal", clerk.etag(path), Map.of("reason", "个人原因"))
                .then()
                .statusCode(200);
    }

    @Test
    void where_registrations_stand_is_told_without_saying_whose_they_are() {
        run.draft(1);
        run.announce();
        var candidate = run.candidate("甲社区");
        var path = run.path() + "/registrations/" + candidate;
        officer.post(path + "/withdrawal", officer.etag(path), Map.of("reason", "个人原因"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> TestKafka.events(
                                        RegistrationChanged.class,
                                        changed -> changed.aggregateId().equals(candidate))
                                .size()
                        == 3);
        var told = TestKafka.events(
                RegistrationChanged.class, changed -> changed.aggregateId().equals(candidate));
        assertEquals(
                List.of("REGISTERED", "ADMITTED", "WITHDRAWN"),
                told.stream().map(one -> one.event().status()).toList());
        assertEquals("REGISTRATION", told.getLast().event().endedStage());
        String person = officer.get(path).path("personId");
        assertFalse(told.toString().contains(person));
    }
}
