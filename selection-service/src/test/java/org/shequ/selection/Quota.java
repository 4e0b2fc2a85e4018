package org.shequ.selection;

import org.shequ.contracts.event.quota.AccountFigures;
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
import org.shequ.testkit.TestKafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** Answers as quota-service does, event by event. */
public final class Quota {

    private Quota() {}

    public static PlacesRequested awaitRequest(String round, int nth) {
        return await().until(
                        () -> TestKafka.events(
                                PlacesRequested.class,
                                request -> request.roundId().toString().equals(round)),
                        requests -> requests.size() >= nth)
                .get(nth - 1)
                .event();
    }

    /** Reserves all that was asked for. */
    public static List<UUID> reserve(PlacesRequested request) {
        List<UUID> places = new ArrayList<>();
        for (int i = 0; i < request.count(); i++) {
            places.add(UUID.randomUUID());
        }
        TestKafka.publish(new PlacesReserved(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                UUID.randomUUID(),
                places,
                request.expiresAt()));
        return places;
    }

    public static void refuse(PlacesRequested request, int vacancy) {
        TestKafka.publish(new PlacesRefused(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                PlacesRefusalReason.INSUFFICIENT,
                new AccountFigures(54, 46, 54 - 46 - vacancy, 0, vacancy, request.count())));
    }

    /** Waits for the lock request and grants it. */
    public static void lock(PlacesRequested request, List<UUID> places) {
        TestKafka.awaitEvent(
                PlacesLockRequested.class, lock -> lock.placeRequestIds().contains(request.placeRequestId()));
        TestKafka.publish(new PlacesLocked(request.placeRequestId(), request.roundId(), places));
    }

    public static AppointmentDecided awaitDecision(String appointment) {
        return TestKafka.awaitEvent(
                AppointmentDecided.class, decided -> decided.aggregateId().equals(appointment));
    }

    public static void confirm(AppointmentDecided decided) {
        var detail = decided.appointment();
        TestKafka.publish(new PlaceConfirmed(request(detail), place(detail), UUID.randomUUID(), detail));
    }

    public static void refuseConfirmation(AppointmentDecided decided, String reason) {
        var detail = decided.appointment();
        TestKafka.publish(new PlaceConfirmationRefused(request(detail), place(detail), detail.appointmentId(), reason));
    }

    public static void occupy(AppointmentDecided decided) {
        var detail = decided.appointment();
        TestKafka.publish(new PlaceOccupied(request(detail), place(detail), detail.appointmentId()));
    }

    public static void release(AppointmentDecided decided) {
        var detail = decided.appointment();
        TestKafka.publish(new PlaceReleased(
                request(detail), place(detail), detail.appointmentId(), PlaceReleaseReason.APPOINTMENT_REJECTED));
    }

    private static UUID request(AppointmentDetail detail) {
        return Objects.requireNonNull(detail.placeRequestId());
    }

    private static UUID place(AppointmentDetail detail) {
        return Objects.requireNonNull(detail.placeId());
    }
}
