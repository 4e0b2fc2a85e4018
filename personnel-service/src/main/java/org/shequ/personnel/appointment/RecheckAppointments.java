package org.shequ.personnel.appointment;

import org.shequ.personnel.career.Careers;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Rejects at once what a change of the record has made impossible, so that the place goes to the next in line. */
@ApplicationScoped
class RecheckAppointments {

    private final Appointments appointments;
    private final AppointmentPolicy policy;
    private final AppointmentOutcome outcome;
    private final Careers careers;
    private final TargetUnits targets;

    RecheckAppointments(
            Appointments appointments,
            AppointmentPolicy policy,
            AppointmentOutcome outcome,
            Careers careers,
            TargetUnits targets) {
        this.appointments = appointments;
        this.policy = policy;
        this.outcome = outcome;
        this.careers = careers;
        this.targets = targets;
    }

    void recheck(@Observes PeopleAltered altered) {
        Map<UUID, Person> people = altered.people().stream().collect(Collectors.toMap(Person::id, Function.identity()));
        for (Appointment scheduled : appointments.scheduledOf(people.keySet())) {
            Person person = Objects.requireNonNull(people.get(scheduled.detail().personId()));
            policy.refuse(targets.find(scheduled.detail()), person, careers.get(person.id()))
                    .ifPresent(refusal -> outcome.reject(scheduled, scheduled.detail(), refusal));
        }
    }
}
