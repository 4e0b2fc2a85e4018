package org.shequ.quota.place;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.quota.PlaceConfirmationRefused;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlaceOccupied;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.Given;
import org.shequ.testkit.ProblemAssert;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestClock;
import org.shequ.testkit.TestKafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.shequ.quota.Given.PATIENCE;
import static org.shequ.quota.Given.awaitFigures;
import static org.shequ.quota.Given.community;
import static org.shequ.quota.Given.districtWithPlaces;
import static org.shequ.quota.Given.drafter;
import static org.shequ.quota.Given.figures;
import static org.shequ.quota.Given.get;

/** Rounds and appointments arrive as real events; what becomes of the places is read over HTTP and from the answers. */
@QuarkusTest
@WithTestResource(ServersResource.class)
@NullUnmarked
class PlacesApiTest {

    @Test
    void a_staffing_place_goes_from_held_to_occupied_and_is_counted_once_however_often_it_is_told() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        var worker = Given.person(unit, Post.GRID_WORKER, TenureKind.CONTRACT);
        var round = Round.staffing(unit);
        var place = round.reserve(1).getFirst();
        assertEquals(List.of("HELD"), round.statuses());
        assertEquals(List.of(2, 0, 1), figures(unit));
        round.lock();
        assertEquals(List.of("LOCKED"), round.statuses());
        var appointment = round.confirm(place, worker);
        TestKafka.publish(new AppointmentDecided(appointment));
        assertEquals(List.of("CONFIRMED"), round.statuses());
        assertEquals(List.of(2, 0, 1), figures(unit));

        Given.career(
                worker, List.of(Given.post(unit, Post.COMMUNITY_WORKER)), List.of(Given.identity(TenureKind.STAFFED)));
        TestKafka.publish(Round.effected(appointment), Round.effected(appointment));
        var occupied =
                TestKafka.awaitEvent(PlaceOccupied.class, e -> e.placeId().equals(place));
        assertEquals(appointment.appointmentId(), occupied.appointmentId());
        awaitFigures(unit, 2, 1, 0);
        // whoever comes later on the same topic is settled after all of it
        Given.staffed(unit);
        awaitFigures(unit, 2, 2, 0);
        assertEquals(List.of("OCCUPIED"), round.statuses());
        assertEquals(place.toString(), Given.headcount(worker, unit).get("placeId"));
        Given.assertProven(district);
    }

    @Test
    void entering_the_establishment_uses_the_plan_and_frees_the_staffing_place() {
        var district = districtWithPlaces(9);
        var unit = community(district, 1);
        var plan = Given.plan(district, 7);
        var secretary = Given.person(unit, Post.SECRETARY, TenureKind.STAFFED);
        awaitFigures(unit, 9, 8, 0);
        var round = Round.ofPlan(RoundKind.INSTITUTION, plan, unit);
        var places = round.reserve(2);
        round.lock();
        var appointment = round.confirm(places.getFirst(), secretary);
        Given.career(
                secretary,
                List.of(Given.post(unit, Post.SECRETARY)),
                List.of(Given.identity(TenureKind.PUBLIC_INSTITUTION)));
        TestKafka.publish(Round.effected(appointment));
        awaitFigures(unit, 9, 7, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> get(drafter(district), "incentive-plans/" + plan)
                        .then()
                        .statusCode(200)
                        .body("ceiling", equalTo(2))
                        .body("used", equalTo(1))
                        .body("reserved", equalTo(1))
                        .body("left", equalTo(0))
                        .body("entries.institution", equalTo(1))
                        .body("entries.civilService", equalTo(0)));
        Given.assertProven(district);
    }

    @Test
    void a_request_for_more_than_is_left_is_refused_with_the_figures() {
        var district = districtWithPlaces(3);
        var unit = community(district, 1);
        Given.staffed(unit);
        awaitFigures(unit, 3, 1, 0);
        Round.staffing(unit).reserve(1);
        var round = Round.staffing(unit);
        var refused = round.refused(2);
        assertEquals(PlacesRefusalReason.INSUFFICIENT, refused.reason());
        var view = round.view();
        assertEquals("REFUSED", view.getString("status"));
        assertEquals("INSUFFICIENT", view.getString("refusal.reason"));
        assertEquals(
                Map.of("approved", 3, "occupied", 1, "reserved", 1, "frozen", 0, "vacancy", 1, "requested", 2),
                view.getMap("refusal.figures"));
        assertEquals(List.of(3, 1, 1), figures(unit));
    }

    @Test
    void a_request_without_an_account_is_refused() {
        var round = Round.staffing("999999001001");
        assertEquals(PlacesRefusalReason.NO_ACCOUNT, round.refused(1).reason());
        assertEquals("NO_ACCOUNT", round.view().getString("refusal.reason"));
    }

    @Test
    void a_request_that_is_told_again_reserves_nothing_more() {
        var district = districtWithPlaces(5);
        var unit = community(district, 1);
        var round = Round.staffing(unit);
        round.reserve(2);
        TestKafka.publish(round.requested(2, null));
        var later = Round.staffing(unit);
        later.reserve(1);
        assertEquals(List.of(5, 0, 3), figures(unit));
        assertEquals(
                1,
                TestKafka.events(PlacesReserved.class, e -> e.placeRequestId().equals(round.request()))
                        .size());
    }

    @Test
    void a_decision_that_overtakes_its_lock_waits_for_it() {
        var district = districtWithPlaces(1);
        var round = Round.staffing(community(district, 1));
        var place = round.reserve(1).getFirst();
        var appointment = round.appointment(place, UUID.randomUUID());
        TestKafka.publish(new AppointmentDecided(appointment));
        TestKafka.publish(new PlacesLockRequested(round.id(), List.of(round.request())));
        TestKafka.awaitEvent(PlaceConfirmed.class, e -> e.placeId().equals(place));
        assertEquals(List.of("CONFIRMED"), round.statuses());
    }

    @Test
    void one_place_serves_one_appointment() {
        var district = districtWithPlaces(1);
        var round = Round.staffing(community(district, 1));
        var place = round.reserve(1).getFirst();
        round.lock();
        round.confirm(place, UUID.randomUUID());
        var second = round.appointment(place, UUID.randomUUID());
        TestKafka.publish(new AppointmentDecided(second));
        var refused = TestKafka.awaitEvent(
                PlaceConfirmationRefused.class, e -> e.appointmentId().equals(second.appointmentId()));
        assertEquals("CONFIRMED", refused.reason());
    }

    @Test
    void a_place_of_one_community_does_not_serve_another() {
        var district = districtWithPlaces(1, 1);
        var round = Round.staffing(community(district, 1));
        var elsewhere = Round.staffing(community(district, 2));
        var place = round.reserve(1).getFirst();
        round.lock();
        var appointment = elsewhere.appointment(place, UUID.randomUUID());
        TestKafka.publish(new AppointmentDecided(appointment));
        var refused = TestKafka.awaitEvent(
                PlaceConfirmationRefused.class, e -> e.appointmentId().equals(appointment.appointmentId()));
        assertEquals("OTHER_COMMUNITY", refused.reason());
        assertEquals(List.of("LOCKED"), round.statuses());
    }

    @Test
    void a_rejected_appointment_gives_its_place_back() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        var round = Round.staffing(unit);
        var place = round.reserve(1).getFirst();
        round.lock();
        var appointment = round.confirm(place, UUID.randomUUID());
        TestKafka.publish(Round.rejected(appointment), Round.rejected(appointment));
        awaitFigures(unit, 1, 0, 0);
        assertEquals("APPOINTMENT_REJECTED", round.view().getString("places[0].releaseReason"));
        var next = Round.staffing(unit);
        next.reserve(1);
        assertEquals(
                1,
                TestKafka.events(PlaceReleased.class, e -> e.placeId().equals(place))
                        .size());
        Given.assertProven(district);
    }

    @Test
    void a_round_gives_back_what_it_names_or_all_that_is_not_confirmed() {
        var district = districtWithPlaces(4);
        var unit = community(district, 1);
        var round = Round.staffing(unit);
        var places = round.reserve(4);
        round.lock();
        round.confirm(places.get(0), UUID.randomUUID());
        round.giveBack("UNUSED", places.get(1));
        awaitFigures(unit, 4, 0, 3);
        round.giveBack("ROUND_CANCELLED");
        awaitFigures(unit, 4, 0, 1);
        var view = round.view();
        assertEquals(1, Collections.frequency(view.getList("places.status"), "CONFIRMED"));
        assertEquals(3, Collections.frequency(view.getList("places.status"), "RELEASED"));
        assertEquals(2, Collections.frequency(view.getList("places.releaseReason"), "ROUND_CANCELLED"));
        assertEquals(1, Collections.frequency(view.getList("places.releaseReason"), "RETURNED"));
        Given.assertProven(district);
    }

    @Test
    void a_round_gives_back_what_it_never_locked() {
        var community = community(districtWithPlaces(2), 1);
        var round = Round.staffing(community);
        round.reserve(2);
        awaitFigures(community, 2, 0, 2);
        round.giveBack("UNUSED");
        awaitFigures(community, 2, 0, 0);
        assertEquals(List.of("RELEASED", "RELEASED"), round.statuses());
    }

    @Test
    void a_return_before_its_request_leaves_a_tombstone() {
        var district = districtWithPlaces(2);
        var unit = community(district, 1);
        var round = Round.staffing(unit);
        round.giveBack("ROUND_CANCELLED");
        assertEquals(PlacesRefusalReason.TOMBSTONE, round.refused(1).reason());
        assertEquals("TOMBSTONE", round.view().getString("status"));
        assertEquals(List.of(2, 0, 0), figures(unit));
    }

    @Test
    void a_hold_ends_by_the_databases_clock_and_a_locked_one_does_not() {
        var district = districtWithPlaces(3);
        var unit = community(district, 1);
        var end = Instant.now().plus(Duration.ofDays(10));
        var held = Round.staffing(unit);
        held.reserve(1, end);
        var locked = Round.staffing(unit);
        locked.reserve(1, end);
        locked.lock();
        assertEquals(List.of(3, 0, 2), figures(unit));
        try {
            TestClock.set(end.plusSeconds(60));
            awaitFigures(unit, 3, 0, 1);
        } finally {
            TestClock.set(Instant.now());
        }
        assertEquals(List.of("EXPIRED"), held.statuses());
        assertEquals(List.of("LOCKED"), locked.statuses());
        assertEquals(
                PlaceReleaseReason.EXPIRED,
                TestKafka.awaitEvent(
                                PlaceReleased.class, e -> e.placeRequestId().equals(held.request()))
                        .reason());
        Given.assertProven(district);
    }

    @Test
    void what_has_expired_is_not_locked_any_more() {
        var district = districtWithPlaces(1);
        var unit = community(district, 1);
        var round = Round.staffing(unit);
        round.reserve(1, Instant.parse("2020-01-01T00:00:00Z"));
        awaitFigures(unit, 1, 0, 0);
        round.lock();
        assertEquals(List.of("EXPIRED"), round.statuses());
    }

    @Test
    void who_comes_by_a_place_leaves_the_community_where_they_counted() {
        var district = districtWithPlaces(1, 1);
        var former = community(district, 1);
        var unit = community(district, 2);
        var worker = Given.staffed(former);
        awaitFigures(former, 1, 1, 0);
        var round = Round.staffing(unit);
        var place = round.reserve(1).getFirst();
        round.lock();
        var appointment = round.confirm(place, worker);
        Given.career(
                worker, List.of(Given.post(unit, Post.DEPUTY_SECRETARY)), List.of(Given.identity(TenureKind.STAFFED)));
        TestKafka.publish(Round.effected(appointment));
        awaitFigures(unit, 1, 1, 0);
        awaitFigures(former, 1, 0, 0);
        Given.assertProven(district);
    }

    @Test
    void requests_are_listed_by_round_and_account_inside_the_scope() {
        var district = districtWithPlaces(3, 1);
        var unit = community(district, 1);
        var first = Round.staffing(unit);
        first.reserve(1);
        var second = Round.staffing(unit);
        second.reserve(2);
        Round.staffing(community(district, 2)).reserve(1);
        get(drafter(district), "place-requests?count=true")
                .then()
                .statusCode(200)
                .body("total", equalTo(3));
        get(drafter(district), "place-requests?round=" + second.id())
                .then()
                .body("items.id", equalTo(List.of(second.request().toString())))
                .body("items[0].places.status", equalTo(List.of("HELD", "HELD")));
        var account = Given.account(unit).getString("id");
        get(drafter(district), "place-requests?count=true&account=" + account)
                .then()
                .body("total", equalTo(2));
        get(drafter("320602"), "place-requests?count=true&account=" + account)
                .then()
                .body("total", equalTo(0));
        ProblemAssert.assertProblem(
                CommonProblem.NOT_FOUND, get(drafter("320602"), "place-requests/" + first.request()));
    }
}
