package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.QuotaProblem;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Freezes vacant places of an account by order, or gives frozen ones free. */
@ApplicationScoped
class FreezePlaces {

    private final AccountDecisions decisions;

    FreezePlaces(AccountDecisions decisions) {
        this.decisions = decisions;
    }

    /** @param places negative to give frozen places free */
    @Transactional
    Account handle(UUID id, @Nullable Version expected, int places, String document, @Nullable String reason) {
        var account = decisions.open(id, expected);
        var allows = account.allows();
        if (places < 0 && allows.thawable() < -places) {
            throw ProblemException.of(QuotaProblem.FREEZE_INSUFFICIENT, -places, allows.thawable());
        }
        if (places > 0 && allows.freezable() < places) {
            throw ProblemException.of(QuotaProblem.VACANCY_INSUFFICIENT, places, allows.freezable());
        }
        return decisions.decide(
                account,
                Movement.freeze(places),
                "places-frozen",
                decisions.cause(null, document).note(reason));
    }
}
