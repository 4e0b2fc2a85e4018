package org.shequ.quota.place;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.personnel.TenureKind;
import org.shequ.contracts.event.quota.AccountKind;
import org.shequ.contracts.event.quota.PlaceConfirmationRefused;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlaceOccupied;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.contracts.event.quota.PlacesLocked;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.event.quota.PlacesRefused;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.AppointmentDecided;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.contracts.event.selection.RoundKind;
import org.shequ.quota.account.Movement;
import org.shequ.quota.account.QuotaAccount;
import org.shequ.quota.account.QuotaAccounts;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Rounds and appointments arrive as real events; what becomes of the places is read from the events that answer. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class PlacesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 5);

    @Inject
    QuotaAccounts accounts;

    private final UUID round = UUID.randomUUID();
    private final UUID request = UUID.randomUUID();
    private final UUID plan = UUID.randomUUID();

    @Test
    void a_place_goes_from_held_to_occupied_and_is_counted_once_however_often_it_is_told() {
        account(2);
        var reserved = reserve(1, null);
        assertEquals(1, now().reserved());
        lock();
        var appointment = appointment(reserved.placeIds().getFirst());
        var decided = TestKafka.publish(new AppointmentDecided(appointment), 1);
        TestKafka.publish(decided);
        await(PlaceConfirmed.class, e -> e.appointment().equals(appointment));

        TestKafka.publish(new AppointmentEffected(
                appointment.personId(), appointment.appointmentId(), request, appointment.placeId(), DAY));
        TestKafka.awaitEvent(PlaceOccupied.class, e -> e.appointmentId().equals(appointment.appointmentId()));
        TestKafka.publish(new AppointmentEffected(
                appointment.personId(), appointment.appointmentId(), request, appointment.placeId(), DAY));

        settle();
        assertEquals(1, now().occupied());
        assertEquals(0, now().reserved());
    }

    @Test
    void a_round_that_asks_for_more_than_is_left_is_refused_with_the_figures() {
        account(2);
        TestKafka.publish(requested(3, null));
        var refused = await(PlacesRefused.class, e -> e.placeRequestId().equals(request));
        assertEquals(PlacesRefusalReason.INSUFFICIENT, refused.reason());
        assertEquals(2, refused.figures().vacancy());
        assertEquals(3, refused.figures().requested());
        assertEquals(0, now().reserved());
    }

    @Test
    void a_return_before_its_request_leaves_a_tombstone() {
        account(2);
        TestKafka.publish(new PlacesReturned(round, request, List.of(), "ROUND_CANCELLED"));
        TestKafka.publish(requested(1, null));
        assertEquals(
                PlacesRefusalReason.TOMBSTONE,
                await(PlacesRefused.class, e -> e.placeRequestId().equals(request))
                        .reason());
        assertEquals(0, now().reserved());
    }

    @Test
    void held_places_expire_and_locked_ones_do_not() {
        account(2);
        var past = Instant.parse("2020-01-01T00:00:00Z");
        reserve(1, past);
        assertEquals(
                PlaceReleaseReason.EXPIRED,
                await(PlaceReleased.class, e -> e.placeRequestId().equals(request))
                        .reason());
        assertEquals(0, now().reserved());
    }

    @Test
    void a_rejected_appointment_gives_its_place_back() {
        account(1);
        var reserved = reserve(1, null);
        lock();
        var appointment = appointment(reserved.placeIds().getFirst());
        TestKafka.publish(new AppointmentDecided(appointment));
        await(PlaceConfirmed.class, e -> e.appointment().equals(appointment));
        TestKafka.publish(new AppointmentRejected(
                appointment.personId(),
                appointment.appointmentId(),
                request,
                appointment.placeId(),
                RejectionReason.RESIGNED));
        assertEquals(
                PlaceReleaseReason.APPOINTMENT_REJECTED,
                await(PlaceReleased.class, e -> e.placeRequestId().equals(request))
                        .reason());
        assertEquals(1, now().vacancy());
    }

    @Test
    void one_place_serves_one_appointment() {
        account(1);
        var place = reserve(1, null).placeIds().getFirst();
        lock();
        var first = appointment(place);
        TestKafka.publish(new AppointmentDecided(first));
        await(PlaceConfirmed.class, e -> e.appointment().equals(first));
        var second = appointment(place);
        TestKafka.publish(new AppointmentDecided(second));
        var refused =
                await(PlaceConfirmationRefused.class, e -> e.appointmentId().equals(second.appointmentId()));
        assertEquals("CONFIRMED", refused.reason());
    }

    @Test
    void every_status_names_its_next_ones_and_the_last_ones_have_none() {
        for (PlaceStatus status : PlaceStatus.values()) {
            assertEquals(!status.reserved(), status.next().isEmpty(), status.name());
        }
        assertTrue(PlaceStatus.HELD.next().contains(PlaceStatus.EXPIRED));
    }

    private PlacesReserved reserve(int count, @Nullable Instant expiresAt) {
        TestKafka.publish(requested(count, expiresAt));
        return await(PlacesReserved.class, e -> e.placeRequestId().equals(request));
    }

    private void lock() {
        TestKafka.publish(new PlacesLockRequested(round, List.of(request)));
        await(PlacesLocked.class, e -> e.placeRequestId().equals(request));
    }

    private PlacesRequested requested(int count, @Nullable Instant expiresAt) {
        return new PlacesRequested(
                round, request, UUID.randomUUID(), AccountKind.INSTITUTION_PLAN, "320613", plan, count, expiresAt);
    }

    private AppointmentDetail appointment(UUID place) {
        return new AppointmentDetail(
                UUID.randomUUID(),
                round,
                RoundKind.INSTITUTION,
                UUID.randomUUID(),
                "320613002004",
                null,
                TenureKind.PUBLIC_INSTITUTION,
                null,
                DAY,
                "崇委组〔2026〕3号",
                request,
                place);
    }

    private static <T extends org.shequ.contracts.event.Event> T await(
            Class<T> type, java.util.function.Predicate<T> wanted) {
        return TestKafka.awaitEvent(type, wanted);
    }

    /** Until a later event of the same consumer has been answered, all before it on that topic are done. */
    private static void settle() {
        org.awaitility.Awaitility.await()
                .during(java.time.Duration.ofMillis(800))
                .atMost(java.time.Duration.ofSeconds(5))
                .until(() -> true);
    }

    private void account(int approved) {
        QuarkusTransaction.requiringNew().run(() -> {
            var account = accounts.open(AccountKind.INSTITUTION_PLAN, "320613", plan);
            accounts.post(account.id(), Movement.set(approved, "崇委〔2021〕30号", "PLAN " + plan, DAY));
        });
    }

    private QuotaAccount now() {
        return QuarkusTransaction.requiringNew()
                .call(() -> accounts.findPlan(plan).orElseThrow());
    }
}
