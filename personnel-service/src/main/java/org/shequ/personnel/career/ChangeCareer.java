package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.CareersAltered.PersonCareer;
import org.shequ.personnel.career.timeline.Assignment;
import org.shequ.personnel.career.timeline.Career;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.PeopleAltered;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.MinimumAges;
import org.shequ.personnel.unit.OrgUnit;
import org.shequ.personnel.unit.OrgUnits;
import org.shequ.personnel.vocabulary.Period;
import org.shequ.personnel.vocabulary.Post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/** Starts, ends, corrects and takes back posts. */
@ApplicationScoped
public class ChangeCareer {

    private final People people;
    private final OrgUnits units;
    private final Careers careers;
    private final RecordCareers recordCareers;
    private final StartPost startPost;
    private final AvoidRelatives avoidRelatives;
    private final Lives lives;
    private final AuditLog audit;
    private final BusinessClock clock;

    public ChangeCareer(
            People people,
            OrgUnits units,
            Careers careers,
            RecordCareers recordCareers,
            StartPost startPost,
            AvoidRelatives avoidRelatives,
            Lives lives,
            AuditLog audit,
            BusinessClock clock) {
        this.people = people;
        this.units = units;
        this.careers = careers;
        this.recordCareers = recordCareers;
        this.startPost = startPost;
        this.avoidRelatives = avoidRelatives;
        this.lives = lives;
        this.audit = audit;
        this.clock = clock;
    }

    /** The assignment as changed, and the person's version afterwards. */
    record Outcome(Assignment assignment, long version) {}

    @Transactional
    Outcome start(UUID personId, StartPost.Start start, Scope scope, @Nullable Version expected) {
        OrgUnit unit = units.hold(List.of(start.unitCode())).get(start.unitCode());
        MinimumAges ages = lives.ages(start.unitCode());
        return change(
                personId,
                scope,
                expected,
                "assignment-started",
                (person, career) -> avoidRelatives
                        .of(career)
                        .require(personId, startPost.apply(start, person, career, unit, ages, scope)));
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
        OrgUnit unit = units.hold(List.of(unitCode)).get(unitCode);
        return change(personId, scope, expected, "assignment-corrected", (person, career) -> {
            StartPost.requireUnit(unit, unitCode, held, scope);
            PostRules.require(person, career, held, lives.ages(unitCode), clock.today());
            return avoidRelatives
                    .of(career)
                    .require(personId, career.correct(assignmentId, unitCode, post, held, orderNumber));
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
        Assignment assignment = CareerProblems.refusing(() -> change.apply(person, career));
        if (career.isAltered()) {
            recordCareers.record(List.of(new PersonCareer(person, career)), "ASSIGNMENT");
            audit.append(
                    action,
                    "person",
                    personId.toString(),
                    AuditLog.unitOrEvery(person.scopeCode()),
                    Map.of(
                            "assignmentId", assignment.id().toString(),
                            "unitCode", assignment.unitCode(),
                            "post", assignment.post().name(),
                            "orderNumber", String.valueOf(assignment.orderNumber())));
        }
        return new Outcome(assignment, people.get(personId, Scope.ALL).version());
    }
}
