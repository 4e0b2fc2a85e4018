package org.shequ.personnel.relatives;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Relation;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Records who is a relative of whom. A tie is a fact: it is recorded also where two already serve in one line of command;
 * from then on nobody of the two starts so again. Both records are published.
 */
@ApplicationScoped
class RecordRelative {

    private final People people;
    private final RelativeTies ties;
    private final TieFiling filing;
    private final BusinessClock clock;
    private final Caller caller;

    RecordRelative(People people, RelativeTies ties, TieFiling filing, BusinessClock clock, Caller caller) {
        this.people = people;
        this.ties = ties;
        this.filing = filing;
        this.clock = clock;
        this.caller = caller;
    }

    /** A tie to record; of the two last one is given. */
    record Draft(
            Relation relation,
            String orderNumber,
            @Nullable UUID relativeId,
            @Nullable String outsiderName) {}

    @Transactional
    TieFiling.Recorded handle(UUID personId, Draft draft, Scope scope, @Nullable Version expected) {
        UUID relativeId = draft.relativeId();
        List<Person> both = filing.lock(personId, relativeId);
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
        return filing.settle(tie, person, both, "relative-recorded", draft.orderNumber());
    }

    private static boolean isSeen(Person found, UUID id, Scope scope) {
        return found.id().equals(id) && scope.covers(found.scopeCode());
    }
}
