package org.shequ.personnel.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.contracts.event.selection.ProbationOutcome;
import org.shequ.kit.audit.AuditLog;
import org.shequ.personnel.career.CareerHistory;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Period;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Carries out the end of a probation: who failed is again from that day what the appointment had put an end to. Told
 * twice it happens once. What comes before the appointment has taken effect waits for it.
 */
@ApplicationScoped
public class EndProbation {

    private final Appointments appointments;
    private final People people;
    private final Careers careers;
    private final CareerHistory history;
    private final RecordCareers recordCareers;
    private final OrgUnits units;
    private final TargetUnits targets;
    private final AuditLog audit;

    public EndProbation(
            Appointments appointments,
            People people,
            Careers careers,
            CareerHistory history,
            RecordCareers recordCareers,
            OrgUnits units,
            TargetUnits targets,
            AuditLog audit) {
        this.appointments = appointments;
        this.people = people;
        this.careers = careers;
        this.history = history;
        this.recordCareers = recordCareers;
        this.units = units;
        this.targets = targets;
        this.audit = audit;
    }

    /** @throws IllegalStateException while the appointment is not carried out here; the event is tried again */
    @Transactional
    public void handle(ProbationEnded ended) {
        var outcome = ended.knownOutcome();
        UUID personId = appointments.personOf(ended.appointmentId()).orElse(ended.personId());
        Person person = people.lock(personId).orElse(null);
        Appointment appointment = appointments
                .open(ended.appointmentId())
                .orElseThrow(() -> new IllegalStateException("unknown appointment " + ended.appointmentId()));
        if (appointment.endProbation(ended)) {
            settle(ended, outcome, appointment, person);
        }
    }

    private void settle(
            ProbationEnded ended, ProbationOutcome outcome, Appointment appointment, @Nullable Person person) {
        boolean undone = outcome == ProbationOutcome.FAILED
                && person != null
                && !person.status().hasLeft()
                && undo(ended, appointment, person);
        audit.append(
                "probation-ended",
                "appointment",
                ended.appointmentId().toString(),
                AuditLog.unitOrEvery(appointment.detail().targetUnitCode()),
                Map.of(
                        "personId", ended.personId().toString(),
                        "outcome", outcome.name(),
                        "on", ended.on().toString(),
                        "orderNumber", ended.orderNumber(),
                        "undone", undone));
    }

    private boolean undo(ProbationEnded ended, Appointment appointment, Person person) {
        Career career = careers.get(person.id());
        career.undo(
                ended.appointmentId(),
                appointment.detail().effectiveOn(),
                ended.on(),
                ended.orderNumber(),
                unitCode -> standing(career, unitCode));
        if (career.isAltered()) {
            history.cutShort(person.id(), appointment.detail().effectiveOn())
                    .filter(former -> former.held().endsAfter(ended.on()))
                    .filter(former ->
                            career.reserveMemberships().on(ended.on()).findAny().isEmpty())
                    .ifPresent(former -> career.enterReserve(
                            new Period(ended.on(), former.held().to()), ended.orderNumber(), former.appointmentId()));
            recordCareers.record(List.of(new PersonCareer(person, career)), "PROBATION");
        }
        return career.isAltered();
    }

    /** The unit itself, or what it became since; null when nothing is left of it. */
    private @Nullable String standing(Career career, String unitCode) {
        String code = targets.standing(unitCode, career, units::find);
        return Optional.of(code)
                .flatMap(units::find)
                .filter(unit -> !unit.status().isOver())
                .map(OrgUnit::code)
                .orElse(null);
    }
}
