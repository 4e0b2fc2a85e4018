package org.shequ.personnel.relatives;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.RecordPerson;
import org.shequ.personnel.vocabulary.Relation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Records who is a relative of whom, and takes it back. A tie is a fact: it is recorded also where two already serve in
 * one line of command; from then on nobody of the two starts so again. Others are told of both.
 */
@ApplicationScoped
public class RecordRelatives {

    private final People people;
    private final RelativeTies ties;
    private final RecordPerson recordPerson;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    public RecordRelatives(
            People people,
            RelativeTies ties,
            RecordPerson recordPerson,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.people = people;
        this.ties = ties;
        this.recordPerson = recordPerson;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** A tie to record; of the two last one is given. */
    public record Draft(
            Relation relation,
            String orderNumber,
            @Nullable UUID relativeId,
            @Nullable String outsiderName) {}

    /** The tie and the person as it is afterwards. */
    public record Recorded(UUID tieId, Person person) {}

    @Transactional
    public Recorded record(UUID personId, Draft draft, Scope scope, @Nullable Version expected) {
        UUID relativeId = draft.relativeId();
        List<Person> both = lock(personId, relativeId);
        Person person = people.lock(personId, scope, expected);
        if (relativeId != null && both.stream().noneMatch(found -> isSeen(found, relativeId, scope))) {
            throw ProblemException.of(PersonnelProblem.RELATIVE_UNKNOWN, relativeId);
        }
        var tie = new RelativeTie(
                Ids.next(),
                personId,
                relativeId,
                draft.outsiderName(),
                draft.relation(),
                draft.orderNumber(),
                clock.instant(),
                caller.subject(),
                null,
                null);
        ties.insert(tie);
        return settle(tie, person, both, "relative-recorded", draft.orderNumber());
    }

    @Transactional
    public Recorded withdraw(
            UUID personId, UUID tieId, String reason, String orderNumber, Scope scope, @Nullable Version expected) {
        people.get(personId, scope);
        RelativeTie tie = ties.find(personId, tieId)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.RELATIVE_TIE_UNKNOWN, tieId));
        List<Person> both = lock(tie.personId(), tie.relativeId());
        Person person = people.lock(personId, scope, expected);
        if (!ties.withdraw(tieId, clock.instant(), reason)) {
            throw ProblemException.of(PersonnelProblem.RELATIVE_TIE_UNKNOWN, tieId);
        }
        return settle(tie, person, both, "relative-withdrawn", orderNumber);
    }

    private List<Person> lock(UUID personId, @Nullable UUID relativeId) {
        return people.lockAll(Stream.concat(Stream.of(personId), Stream.ofNullable(relativeId))
                .toList());
    }

    private static boolean isSeen(Person found, UUID id, Scope scope) {
        return found.id().equals(id) && scope.covers(found.scopeCode());
    }

    private Recorded settle(RelativeTie tie, Person person, List<Person> both, String action, String orderNumber) {
        audit.append(
                action,
                "person",
                person.id().toString(),
                AuditLog.unitOrEvery(person.scopeCode()),
                Map.of("tieId", tie.id().toString(), "relation", tie.relation().name(), "orderNumber", orderNumber));
        both.stream().filter(one -> !one.id().equals(person.id())).forEach(one -> recordPerson.filed(one, "RELATIVE"));
        return new Recorded(tie.id(), recordPerson.filed(person, "RELATIVE"));
    }
}
