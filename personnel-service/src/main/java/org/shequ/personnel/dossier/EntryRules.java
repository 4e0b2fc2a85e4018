package org.shequ.personnel.dossier;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.person.Lives;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.life.LifeRule;

import java.time.LocalDate;

import jakarta.enterprise.context.ApplicationScoped;

/** What an entry of a personnel file must fulfil, whatever it tells of. */
@ApplicationScoped
class EntryRules {

    private final Lives lives;
    private final BusinessClock clock;

    EntryRules(Lives lives, BusinessClock clock) {
        this.lives = lives;
        this.clock = clock;
    }

    /** Its days are in order, and lie in the person's life. */
    void require(DossierEntryKind kind, Entry.Draft draft, Person person) {
        requireOrder(kind, draft);
        requirePossible(person, draft);
    }

    private void requireOrder(DossierEntryKind kind, Entry.Draft draft) {
        LocalDate to = draft.to();
        if (to != null && !to.isAfter(draft.from())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/to", "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        if (kind != DossierEntryKind.TRAINING) {
            refuseFuture("/from", draft.from());
        }
        if (kind == DossierEntryKind.INVESTIGATION && to != null) {
            refuseFuture("/to", to);
        }
    }

    /** Whatever is recorded of somebody lies after the birth; an employment needs the age of one. */
    private void requirePossible(Person person, Entry.Draft draft) {
        LifeRule life = lives.of(person);
        Lives.refuse(life.entry(draft.from()), "/from");
        if (draft.content() instanceof HeldCertificate held && held.employedFrom() != null) {
            Lives.refuse(life.employment(held.employedFrom()), "/employedFrom");
        }
    }

    void refuseFuture(String pointer, LocalDate day) {
        if (day.isAfter(clock.today())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(pointer, "NOT_IN_FUTURE", "lies in the future", "不得晚于当日");
        }
    }
}
