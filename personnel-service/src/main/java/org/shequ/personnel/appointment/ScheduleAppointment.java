package org.shequ.personnel.appointment;

import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.trace.TraceContext;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records an appointment for its day, or rejects it at once. The second time it does nothing. */
@ApplicationScoped
class ScheduleAppointment {

    private static final AppointmentPolicy.Refusal NOBODY =
            new AppointmentPolicy.Refusal(RejectionReason.UNKNOWN_PERSON, "there is no such person", "没有该人员");

    private final Appointments appointments;
    private final AppointmentPolicy policy;
    private final AppointmentOutcome outcome;
    private final People people;
    private final Careers careers;
    private final TargetUnits targets;
    private final BusinessClock clock;

    ScheduleAppointment(
            Appointments appointments,
            AppointmentPolicy policy,
            AppointmentOutcome outcome,
            People people,
            Careers careers,
            TargetUnits targets,
            BusinessClock clock) {
        this.appointments = appointments;
        this.policy = policy;
        this.outcome = outcome;
        this.people = people;
        this.careers = careers;
        this.targets = targets;
        this.clock = clock;
    }

    @Transactional
    void handle(AppointmentDetail decided) {
        if (appointments.personOf(decided.appointmentId()).isPresent()) {
            return;
        }
        AppointmentDetail detail = standing(decided);
        var appointment = new Appointment(detail, TraceContext.current(), clock.instant());
        appointments.persist(appointment);
        Optional<Person> person = people.lock(detail.personId());
        Optional<AppointmentPolicy.Refusal> refusal = person.isEmpty()
                ? Optional.of(NOBODY)
                : policy.refuse(targets.find(detail), person.get(), careers.get(detail.personId()));
        refusal.ifPresentOrElse(
                found -> outcome.reject(appointment, detail, found), () -> outcome.scheduled(appointment));
    }

    /** Whoever was decided for under a record that was united with another is appointed under that one. */
    private AppointmentDetail standing(AppointmentDetail decided) {
        return people.find(decided.personId())
                .flatMap(person -> Optional.ofNullable(person.mergedInto()))
                .map(kept -> new AppointmentDetail(
                        decided.appointmentId(),
                        decided.roundId(),
                        decided.roundKind(),
                        kept,
                        decided.targetUnitCode(),
                        decided.post(),
                        decided.tenureKind(),
                        decided.reserveUntil(),
                        decided.effectiveOn(),
                        decided.orderNumber(),
                        decided.placeRequestId(),
                        decided.placeId()))
                .orElse(decided);
    }
}
