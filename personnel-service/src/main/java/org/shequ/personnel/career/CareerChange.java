package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What every change of one person's career begins and ends with: the person's lock, and what follows from the change. */
@ApplicationScoped
class CareerChange {

    private final People people;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final AuditLog audit;

    CareerChange(People people, Careers careers, RecordCareers recordCareers, AuditLog audit) {
        this.people = people;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.audit = audit;
    }

    /** Whose career is changed, and which version of the person the caller has seen. */
    record Target(UUID personId, Scope scope, @Nullable Version expected) {}

    /** The assignment as changed, and the person's version afterwards. */
    record Outcome(Assignment assignment, long version) {}

    /** A change in memory, or a refusal. */
    interface Change {

        Assignment apply(Person person, Career career);
    }

    /**
     * In the caller's transaction.
     *
     * @param action in the past tense, for the audit log: {@code assignment-started}
     */
    Outcome make(Target target, String action, Change change) {
        Person person = people.lock(target.personId(), target.scope(), target.expected());
        Career career = careers.get(person.id());
        Assignment assignment = CareerProblems.refusing(() -> change.apply(person, career));
        if (!career.isAltered()) {
            return new Outcome(assignment, person.version());
        }
        recordCareers.record(List.of(new PersonCareer(person, career)), "ASSIGNMENT");
        audit.append(
                action,
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of(
                        "assignmentId", assignment.id().toString(),
                        "unitCode", assignment.unitCode(),
                        "post", assignment.post().name(),
                        "orderNumber", String.valueOf(assignment.orderNumber())));
        return new Outcome(assignment, person.version() + 1);
    }
}
