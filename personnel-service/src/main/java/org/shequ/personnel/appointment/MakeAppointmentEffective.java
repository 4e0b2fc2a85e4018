package org.shequ.personnel.appointment;

import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.career.timeline.CareerRefusal;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Makes an appointment effective whose day has come: the career changes and AppointmentEffected is published in one
 * transaction. What can no longer be carried out is rejected, with the reason.
 */
@ApplicationScoped
class MakeAppointmentEffective {

    private final Appointments appointments;
    private final AppointmentPolicy policy;
    private final AppointmentOutcome outcome;
    private final ChangeByAppointment change;
    private final People people;
    private final Careers careers;
    private final TargetUnits targets;
    private final RecordCareers recordCareers;
    private final BusinessClock clock;

    MakeAppointmentEffective(
            Appointments appointments,
            AppointmentPolicy policy,
            AppointmentOutcome outcome,
            ChangeByAppointment change,
            People people,
            Careers careers,
            TargetUnits targets,
            RecordCareers recordCareers,
            BusinessClock clock) {
        this.appointments = appointments;
        this.policy = policy;
        this.outcome = outcome;
        this.change = change;
        this.people = people;
        this.careers = careers;
        this.targets = targets;
        this.recordCareers = recordCareers;
        this.clock = clock;
    }

    /** Units first, then the person, then the appointment: the order in which everybody locks. */
    @Transactional
    void handle(AppointmentDetail due) {
        AppointmentDetail detail = targets.hold(due);
        Person person = people.lock(due.personId()).orElse(null);
        Appointment appointment = appointments.open(due.appointmentId()).orElse(null);
        if (person == null || appointment == null || !isDue(appointment)) {
            return;
        }
        Career career = careers.get(due.personId());
        Optional<AppointmentPolicy.Refusal> refusal =
                policy.refuse(detail, person, career).or(() -> apply(detail, career));
        if (refusal.isPresent()) {
            outcome.reject(appointment, detail, refusal.get());
            return;
        }
        appointment.effect(clock.instant());
        recordCareers.record(List.of(new PersonCareer(person, career)), "APPOINTMENT");
        outcome.effected(detail);
    }

    private boolean isDue(Appointment appointment) {
        return CareerAppointmentStatus.EFFECT.leadsFrom(appointment.status())
                && !appointment.detail().effectiveOn().isAfter(clock.today());
    }

    /** Changes the career; the refusal of one that moved in between. */
    private Optional<AppointmentPolicy.Refusal> apply(AppointmentDetail detail, Career career) {
        try {
            change.apply(detail, career);
            return Optional.empty();
        } catch (CareerRefusal refusal) {
            String facts = refusal.reason() + " " + refusal.facts();
            return Optional.of(new AppointmentPolicy.Refusal(RejectionReason.STEP_IMPOSSIBLE, facts, facts));
        }
    }
}
