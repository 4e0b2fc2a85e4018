package org.shequ.personnel.relatives;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a tie back that was recorded in error; both records are published. */
@ApplicationScoped
class WithdrawRelative {

    private final People people;
    private final RelativeTies ties;
    private final TieFiling filing;
    private final BusinessClock clock;

    WithdrawRelative(People people, RelativeTies ties, TieFiling filing, BusinessClock clock) {
        this.people = people;
        this.ties = ties;
        this.filing = filing;
        this.clock = clock;
    }

    @Transactional
    TieFiling.Recorded handle(
            UUID personId, UUID tieId, String reason, String orderNumber, Scope scope, @Nullable Version expected) {
        people.get(personId, scope);
        RelativeTie tie = ties.find(personId, tieId)
                .orElseThrow(() -> ProblemException.of(PersonnelProblem.RELATIVE_TIE_UNKNOWN, tieId));
        List<Person> both = filing.lock(tie.personId(), tie.relativeId());
        Person person = people.lock(personId, scope, expected);
        if (!ties.withdraw(tieId, clock.instant(), reason)) {
            throw ProblemException.of(PersonnelProblem.RELATIVE_TIE_UNKNOWN, tieId);
        }
        return filing.settle(tie, person, both, "relative-withdrawn", orderNumber);
    }
}
