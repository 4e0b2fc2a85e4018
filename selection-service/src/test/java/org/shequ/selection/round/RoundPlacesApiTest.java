package org.shequ.selection.round;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.contracts.event.quota.PlacesLocked;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.selection.Quota;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.TestRound;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.testkit.ProblemAssert.assertProblem;

/** What quota-service says of places, once, twice, late and in the wrong order. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RoundPlacesApiTest {

    private final TestRound run = new TestRound();

    private PlacesRequested ask(int places) {
        run.draft(places);
        run.officer.step(run.id(), "/places-request", null);
        return Quota.awaitRequest(run.id(), 1);
    }

    private static PlacesReserved reserved(PlacesRequested request, UUID... places) {
        return new PlacesReserved(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                UUID.randomUUID(),
                List.of(places),
                request.expiresAt());
    }

    private int held() {
        return run.officer.get(run.path()).path("positions[0].placesHeld");
    }

    /** An event that comes after all that was published before it has been seen, once a later one shows its effect. */
    private void settle() {
        var other = new TestRound();
        other.draft(1);
        other.officer.step(other.id(), "/places-request", null);
        var request = Quota.awaitRequest(other.id(), 1);
        Quota.reserve(request);
        other.officer.awaitStatus(other.id(), "PLACES_RESERVED");
    }

    @Test
    void places_that_are_told_twice_are_held_once() {
        var request = ask(2);
        var event = reserved(request, UUID.randomUUID(), UUID.randomUUID());
        var published = TestKafka.publish(event, TestKafka.nextVersion(event));
        TestKafka.publish(published);
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        // the same words again under a later version: an answer to a request that has been answered
        TestKafka.publish(event);
        run.announceOnly();
        Quota.lock(request, event.placeIds());
        run.awaitLock();
        assertEquals(2, held());
        run.officer
                .get(run.path() + "/journal")
                .then()
                .body("items.findAll { it.action == 'places-reserved' }", hasSize(1));
    }

    @Test
    void an_answer_that_overtakes_waits_for_the_one_before() {
        var request = ask(1);
        var place = UUID.randomUUID();
        var reserved = reserved(request, place);
        var locked = new PlacesLocked(request.placeRequestId(), request.roundId(), List.of(place));
        long first = TestKafka.nextVersion(reserved);
        long second = TestKafka.nextVersion(locked);
        if (first + 1 == second) {
            TestKafka.publish(locked, second);
            settle();
            assertEquals("PLACES_REQUESTED", run.officer.get(run.path()).path("status"));
            TestKafka.publish(reserved, first);
        } else {
            TestKafka.publish(reserved, first);
            TestKafka.publish(locked, second);
        }
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        assertEquals(1, held());
    }

    @Test
    void the_announcement_asks_that_the_reserved_places_be_locked() {
        var request = ask(1);
        Quota.reserve(request);
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        run.announceOnly();
        var lock = TestKafka.awaitEvent(
                PlacesLockRequested.class, event -> event.placeRequestIds().contains(request.placeRequestId()));
        assertEquals(run.id(), lock.roundId().toString());
        assertEquals(1, held());
    }

    @Test
    void a_reservation_that_expires_before_the_announcement_is_asked_for_again() {
        var request = ask(1);
        var place = Quota.reserve(request).getFirst();
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        TestKafka.publish(new PlaceReleased(request.placeRequestId(), place, null, PlaceReleaseReason.EXPIRED));
        run.officer.awaitStatus(run.id(), "PLACES_REFUSED").then().body("positions[0].placesHeld", equalTo(0));
        assertProblem(SelectionProblem.PLACES_NOT_RESERVED, run.officer.tryStep(run.id(), "/announcement", null));
        run.officer.step(run.id(), "/places-request", null);
        Quota.reserve(Quota.awaitRequest(run.id(), 2));
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED").then().body("positions[0].placesHeld", equalTo(1));
    }

    @Test
    void a_round_cancelled_before_the_answer_gives_the_unknown_reservation_back_and_ignores_the_late_answer() {
        var request = ask(3);
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        var returned = TestKafka.awaitEvent(
                PlacesReturned.class, event -> event.roundId().toString().equals(run.id()));
        assertEquals(request.placeRequestId(), returned.placeRequestId());
        assertEquals(List.of(), returned.placeIds(), "not known yet: the whole request goes back");
        Quota.reserve(request);
        settle();
        run.officer
                .get(run.path())
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("positions[0].placesHeld", equalTo(0));
    }

    private static final Map<String, String> CHANGED = Map.of("reason", "政策调整");

    private void assertCancelled(int held) {
        run.officer
                .get(run.path())
                .then()
                .body("status", equalTo("CANCELLED"))
                .body("positions[0].placesHeld", equalTo(held));
    }

    @Test
    void a_round_cancelled_with_its_places_gives_them_back_and_hears_that_they_are_free() {
        var request = ask(1);
        var place = Quota.reserve(request).getFirst();
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        assertProblem(SelectionProblem.WRONG_STAGE, run.officer.tryStep(run.id(), "/closure", CHANGED));
        run.officer.step(run.id(), "/cancellation", CHANGED);
        TestKafka.publish(new PlaceReleased(request.placeRequestId(), place, null, PlaceReleaseReason.RETURNED));
        settle();
        assertCancelled(0);
    }

    @Test
    void a_round_whose_places_were_refused_may_be_cancelled() {
        Quota.refuse(ask(1), 0);
        run.officer.awaitStatus(run.id(), "PLACES_REFUSED");
        run.officer.step(run.id(), "/cancellation", CHANGED);
        assertCancelled(0);
    }

    @Test
    void a_round_cancelled_while_the_lock_is_awaited_gives_its_places_back() {
        var request = ask(1);
        var places = Quota.reserve(request);
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        run.announceOnly();
        run.officer.step(run.id(), "/cancellation", CHANGED);
        Quota.lock(request, places);
        settle();
        assertCancelled(0);
    }

    @Test
    void a_place_that_expires_while_its_lock_is_awaited_is_held_no_more() {
        var request = ask(1);
        var place = Quota.reserve(request).getFirst();
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        run.announceOnly();
        TestKafka.publish(new PlaceReleased(request.placeRequestId(), place, null, PlaceReleaseReason.EXPIRED));
        settle();
        run.officer
                .get(run.path())
                .then()
                .body("status", equalTo("RUNNING"))
                .body("positions[0].placesHeld", equalTo(0));
    }

    @Test
    void a_refusal_gives_reason_and_figures_and_the_request_may_be_repeated_but_not_twice_at_once() {
        var request = ask(3);
        assertEquals(409, run.officer.tryStep(run.id(), "/places-request", null).statusCode(), "one request at a time");
        Quota.refuse(request, 2);
        run.officer
                .awaitStatus(run.id(), "PLACES_REFUSED")
                .then()
                .body("positions[0].placeRequest.refusal.reason", equalTo("INSUFFICIENT"))
                .body("positions[0].placeRequest.refusal.figures.approved", equalTo(54))
                .body("positions[0].placeRequest.refusal.figures.vacancy", equalTo(2))
                .body("positions[0].placeRequest.refusal.figures.requested", equalTo(3));
    }

    @Test
    void a_refusal_after_the_reservation_takes_no_place_away() {
        var request = ask(2);
        var places = Quota.reserve(request);
        run.officer.awaitStatus(run.id(), "PLACES_RESERVED");
        Quota.refuse(request, 0);
        run.announceOnly();
        Quota.refuse(request, 0); // and again while the lock is awaited
        Quota.lock(request, places); // a later version of the same request: the refusals have been seen by then
        run.awaitLock();
        run.officer
                .get(run.path())
                .then()
                .body("status", equalTo("RUNNING"))
                .body("positions[0].placesHeld", equalTo(2))
                .body("positions[0].placeRequest.refusal", nullValue());
        run.officer
                .get(run.path() + "/journal")
                .then()
                .body("items.findAll { it.action == 'places-refused' }", hasSize(0));
    }

    @Test
    void a_journal_numbers_its_own_lines_whatever_happens_to_other_rounds() {
        var other = new TestRound();
        run.draft(1);
        other.draft(1);
        run.officer.step(run.id(), "/places-request", null);
        other.officer.step(other.id(), "/cancellation", Map.of("reason", "政策调整"));
        run.officer.step(run.id(), "/cancellation", Map.of("reason", "政策调整"));
        run.officer
                .get(run.path() + "/journal")
                .then()
                .body("items.number", equalTo(List.of(1, 2, 3)))
                .body("items.action", equalTo(List.of("round-drafted", "places-requested", "round-cancelled")));
        var first = run.officer.get(run.path() + "/journal?limit=2");
        run.officer
                .get(run.path() + "/journal?limit=2&cursor=" + first.path("next"))
                .then()
                .body("items.number", equalTo(List.of(3)));
        other.officer.get(other.path() + "/journal").then().body("items.number", equalTo(List.of(1, 2)));
    }

    @Test
    void a_reservation_after_the_refusal_is_held_by_nobody() {
        var request = ask(1);
        Quota.refuse(request, 0);
        run.officer.awaitStatus(run.id(), "PLACES_REFUSED");
        Quota.reserve(request);
        settle();
        run.officer
                .get(run.path())
                .then()
                .body("status", equalTo("PLACES_REFUSED"))
                .body("positions[0].placesHeld", equalTo(0));
    }
}
