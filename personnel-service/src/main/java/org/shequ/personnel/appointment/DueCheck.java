package org.shequ.personnel.appointment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.clock.Repeated;
import org.shequ.kit.trace.TraceContext;
import org.shequ.personnel.career.Careers;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.RecordCareers;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets what was planned take effect on its day, without anybody: appointments, and posts that begin or end. */
@ApplicationScoped
public class DueCheck {

    private static final Logger LOG = Logger.getLogger(DueCheck.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int BATCH = 200;

    private final Appointments appointments;
    private final MakeAppointmentEffective makeEffective;
    private final People people;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final BusinessClock clock;
    private final Commits commits;
    private @Nullable Repeated repeated;

    public DueCheck(
            Appointments appointments,
            MakeAppointmentEffective makeEffective,
            People people,
            Careers careers,
            RecordCareers recordCareers,
            BusinessClock clock,
            Commits commits) {
        this.appointments = appointments;
        this.makeEffective = makeEffective;
        this.people = people;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.clock = clock;
        this.commits = commits;
    }

    void start(@Observes StartupEvent event) {
        repeated = new Repeated("due-check", PAUSE, commits, this::check);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeated != null) {
            repeated.close();
        }
    }

    private boolean check() {
        LocalDate today = clock.today();
        effectAppointments(today);
        return settlePeople(today) == BATCH;
    }

    /** One that fails stays scheduled and does not hold up the others, however many fail. */
    private void effectAppointments(LocalDate today) {
        AppointmentDetail last = null;
        List<Appointment> due;
        do {
            AppointmentDetail after = last;
            due = QuarkusTransaction.requiringNew().call(() -> appointments.due(today, after, BATCH));
            due.forEach(this::effect);
            last = due.isEmpty() ? null : due.getLast().detail();
        } while (due.size() == BATCH);
    }

    private void effect(Appointment kept) {
        AppointmentDetail detail = kept.detail();
        try {
            TraceContext.continuing(kept.traceparent(), "appointment due", () -> makeEffective.handle(detail));
        } catch (RuntimeException failure) {
            LOG.errorf(
                    failure, "appointment %s could not be made effective; it is tried again", detail.appointmentId());
        }
    }

    /** Brings people up to the day for whom a post, identity or membership begins or ends. */
    private int settlePeople(LocalDate today) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<Person> due = people.lockDue(today, BATCH);
            if (!due.isEmpty()) {
                Map<UUID, Career> known =
                        careers.byPerson(due.stream().map(Person::id).toList());
                List<PersonCareer> pairs = new ArrayList<>();
                due.forEach(person -> {
                    Career career = known.get(person.id());
                    if (career != null) {
                        pairs.add(new PersonCareer(person, career));
                    }
                });
                recordCareers.settle(pairs, "DUE");
            }
            return due.size();
        });
    }
}
