package org.shequ.personnel.assignment;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.assignment.CareersAltered.PersonCareer;
import org.shequ.personnel.career.Assignment;
import org.shequ.personnel.career.Career;
import org.shequ.personnel.career.CareerRefusal;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Starts, ends, corrects and takes back posts. */
@ApplicationScoped
public class ChangeCareer {

    private final People people;
    private final OrgUnits units;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AuditLog audit;
    private final BusinessClock clock;

    @Inject
    public ChangeCareer(
            People people,
            OrgUnits units,
            Careers careers,
            RecordCareers recordCareers,
            AuditLog audit,
            BusinessClock clock) {
        this.people = people;
        this.units = units;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param endPrevious ends the primary post that is held on the first day, instead of refusing */
    public record Start(
            String unitCode,
            Post post,
            boolean primary,
            Period held,
            @Nullable TenureKind tenureKind,
            String orderNumber,
            boolean endPrevious) {}

    /** The assignment as changed, and the person's version afterwards. */
    record Outcome(Assignment assignment, long version) {}

    @Transactional
    Outcome start(UUID personId, Start start, Scope scope, @Nullable Version expected) {
        return change(personId, scope, expected, "assignment-started", (person, career) -> {
            requireUnit(start.unitCode(), start.held().from(), scope);
            if (person.status().hasLeft() && start.held().endsAfter(clock.today())) {
                throw ProblemException.of(
                        PersonnelProblem.PERSON_HAS_LEFT,
                        person.status().en(),
                        person.status().zh());
            }
            if (start.endPrevious() && start.primary()) {
                career.primaryOn(start.held().from())
                        .filter(previous ->
                                previous.held().from().isBefore(start.held().from()))
                        .ifPresent(previous ->
                                career.end(previous.id(), start.held().from(), "MOVED", start.orderNumber()));
            }
            Assignment started = career.start(
                    start.unitCode(), start.post(), start.primary(), start.held(), start.orderNumber(), null);
            TenureKind kind = start.tenureKind();
            if (kind != null) {
                changeIdentity(career, kind, start);
            }
            return started;
        });
    }

    /** An identity that begins with an open post follows the present one; within closed dates it is a fact of the past. */
    private static void changeIdentity(Career career, TenureKind kind, Start start) {
        LocalDate from = start.held().from();
        boolean same = career.identities().on(from).anyMatch(identity -> identity.kind() == kind);
        if (start.held().to() == null && !same) {
            career.changeIdentity(kind, from, start.orderNumber(), null);
        } else {
            career.recordIdentity(kind, start.held(), start.orderNumber());
        }
    }

    @Transactional
    Outcome end(
            UUID personId,
            UUID assignmentId,
            LocalDate on,
            String reason,
            String orderNumber,
            Scope scope,
            @Nullable Version expected) {
        return change(
                personId,
                scope,
                expected,
                "assignment-ended",
                (person, career) -> career.end(assignmentId, on, reason, orderNumber));
    }

    @Transactional
    Outcome correct(
            UUID personId,
            UUID assignmentId,
            String unitCode,
            Post post,
            Period held,
            String orderNumber,
            Scope scope,
            @Nullable Version expected) {
        return change(personId, scope, expected, "assignment-corrected", (person, career) -> {
            requireUnit(unitCode, held.from(), scope);
            return career.correct(assignmentId, unitCode, post, held, orderNumber);
        });
    }

    @Transactional
    Outcome withdraw(UUID personId, UUID assignmentId, String orderNumber, Scope scope, @Nullable Version expected) {
        return change(personId, scope, expected, "assignment-withdrawn", (person, career) -> {
            Assignment withdrawn = career.assignments().all().stream()
                    .filter(assignment -> assignment.id().equals(assignmentId))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(PersonnelProblem.ASSIGNMENT_UNKNOWN, assignmentId));
            career.withdraw(assignmentId);
            return withdrawn;
        });
    }

    /** Who leaves holds nothing from that day on. */
    void endWithService(@Observes PeopleAltered altered) {
        List<Person> left = altered.people().stream()
                .filter(person -> person.status().hasLeft())
                .toList();
        if (left.isEmpty()) {
            return;
        }
        LocalDate today = clock.today();
        Map<UUID, Career> held = careers.byPerson(left.stream().map(Person::id).toList());
        List<PersonCareer> ended = new ArrayList<>();
        for (Person person : left) {
            Career career = held.get(person.id());
            if (career != null) {
                career.leave(today, person.status().name(), null);
                if (career.isAltered()) {
                    ended.add(new PersonCareer(person, career));
                }
            }
        }
        if (!ended.isEmpty()) {
            recordCareers.record(ended, "LEFT");
        }
    }

    private interface Change {
        Assignment apply(Person person, Career career);
    }

    private Outcome change(UUID personId, Scope scope, @Nullable Version expected, String action, Change change) {
        Person person = people.lock(personId, scope, expected);
        Career career = careers.get(personId);
        Assignment assignment = refusing(career, known -> change.apply(person, known));
        if (career.isAltered()) {
            recordCareers.record(List.of(new PersonCareer(person, career)), "ASSIGNMENT");
            audit.append(
                    action,
                    "person",
                    personId.toString(),
                    Map.of(
                            "assignmentId", assignment.id().toString(),
                            "unitCode", assignment.unitCode(),
                            "post", assignment.post().name(),
                            "orderNumber", String.valueOf(assignment.orderNumber())));
        }
        return new Outcome(assignment, people.get(personId, Scope.ALL).version());
    }

    /** A refusal of the career is a problem with the facts that stand against it. */
    private static Assignment refusing(Career career, Function<Career, Assignment> change) {
        try {
            return change.apply(career);
        } catch (CareerRefusal refusal) {
            ProblemException problem = ProblemException.causedBy(
                    refusal,
                    PersonnelProblem.valueOf(refusal.reason().name()),
                    refusal.facts().toArray());
            for (int i = 0; i < refusal.facts().size(); i++) {
                problem.figure("fact" + (i + 1), refusal.facts().get(i).toString());
            }
            throw problem;
        }
    }

    private void requireUnit(String code, LocalDate from, Scope scope) {
        OrgUnit unit = scope.covers(code) ? units.find(code).orElse(null) : null;
        if (unit == null) {
            throw ProblemException.of(PersonnelProblem.UNIT_UNKNOWN).figure("unitCode", code);
        }
        if (!unit.acceptsPostsFrom(from)) {
            LocalDate over = unit.validTo();
            throw over == null
                    ? ProblemException.of(PersonnelProblem.UNIT_NOT_ACTIVE, code, unit.status())
                    : ProblemException.of(PersonnelProblem.UNIT_OVER, code, over);
        }
    }
}
