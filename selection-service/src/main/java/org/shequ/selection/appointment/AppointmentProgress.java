package org.shequ.selection.appointment;

import org.shequ.contracts.event.selection.AppointmentClosed;
import org.shequ.contracts.event.selection.AppointmentOutcome;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.security.Scope;
import org.shequ.kit.trace.TraceContext;
import org.shequ.selection.application.RegistrationEvents;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.round.Place;
import org.shequ.selection.round.Places;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Applies what quota-service and personnel-service say of an appointment, in whatever order it comes and however late: what
 * it brings about happened when they recorded it. The round is locked
 * before anything of it, as by every command: two consumers and an officer at once wait for each other and never in a ring.
 */
@ApplicationScoped
public class AppointmentProgress {

    private static final String OTHER_COMMUNITY = QuotaEventsConsumer.PLACE_REFUSED + "OTHER_COMMUNITY";

    private final SelectionRounds rounds;
    private final Appointments appointments;
    private final Registrations registrations;
    private final Places places;
    private final EndRound endRound;
    private final RegistrationEvents events;
    private final AuditLog audit;
    private final Outbox outbox;

    AppointmentProgress(
            SelectionRounds rounds,
            Appointments appointments,
            Registrations registrations,
            Places places,
            EndRound endRound,
            RegistrationEvents events,
            AuditLog audit,
            Outbox outbox) {
        this.rounds = rounds;
        this.appointments = appointments;
        this.registrations = registrations;
        this.places = places;
        this.endRound = endRound;
        this.events = events;
        this.audit = audit;
        this.outbox = outbox;
    }

    void placeConfirmed(UUID id, Instant at) {
        open(id).placeConfirmed(at);
    }

    void effected(UUID id, Instant at) {
        var appointment = open(id);
        appointment.effected(at);
        closeIfComplete(appointment);
    }

    void placeOccupied(UUID id, UUID placeId, Instant at) {
        var appointment = open(id);
        appointment.placeOccupied(at);
        var place = places.findById(placeId);
        if (place != null && place.state() == Place.State.ASSIGNED) {
            place.occupied();
        }
        closeIfComplete(appointment);
    }

    /** The candidate is out; the next in line moves up, and needs a place of its own. */
    void rejected(UUID id, String reason, Instant at) {
        var appointment = open(id);
        if (!appointment.reject(reason, at)) {
            return;
        }
        if (reason.equals(OTHER_COMMUNITY)) {
            keepPlace(appointment);
        }
        var registration = registrations.open(appointment.roundId(), appointment.registrationId());
        if (registration.status() == RegistrationStatus.APPOINTED) {
            registration.eliminate(Stage.APPOINTMENT, reason, at);
            events.changed(registration);
        }
        ended(appointment, AppointmentOutcome.REJECTED, at);
    }

    /** The place was not what was wrong: it stays locked for the round, and free for the next. */
    private void keepPlace(Appointment appointment) {
        var placeId = appointment.placeId();
        var place = placeId == null ? null : places.findById(placeId);
        if (place != null
                && place.state() == Place.State.ASSIGNED
                && appointment.id().equals(place.appointmentId())) {
            place.vacate();
        }
    }

    private Appointment open(UUID id) {
        rounds.lock(appointments.roundOf(id));
        return appointments.open(id);
    }

    private void closeIfComplete(Appointment appointment) {
        appointment.closeIfComplete().ifPresent(at -> ended(appointment, AppointmentOutcome.EFFECTED, at));
    }

    private void ended(Appointment appointment, AppointmentOutcome outcome, Instant at) {
        var closed = new AppointmentClosed(appointment.id(), appointment.roundId(), appointment.personId(), outcome);
        // whatever brought the last word: the story ends in the trace in which it began
        TraceContext.continuing(appointment.traceparent(), "appointment-closed", () -> outbox.publish(closed));
        audit.append(
                "appointment-ended",
                "appointment",
                appointment.id().toString(),
                rounds.get(appointment.roundId(), Scope.ALL).jurisdiction(),
                Map.of("round", appointment.roundId().toString(), "outcome", outcome.name()));
        endRound.afterAppointment(appointment.roundId(), at);
    }
}
