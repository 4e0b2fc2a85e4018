package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.QuotaProblem;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Gives an account places beyond the approved ones, by order, or withdraws what is unused of such an order. */
@ApplicationScoped
class OrderOverQuota {

    private final AccountDecisions decisions;

    OrderOverQuota(AccountDecisions decisions) {
        this.decisions = decisions;
    }

    /** @param places negative to withdraw what is unused of an order */
    @Transactional
    Account handle(UUID id, @Nullable Version expected, int places, String document, @Nullable String reason) {
        var account = decisions.open(id, expected);
        var unused = account.allows().withdrawable();
        if (places < 0 && unused < -places) {
            throw ProblemException.of(QuotaProblem.ORDER_IN_USE, -places, unused);
        }
        if (places > 0) {
            AccountDecisions.requireNotEnded(account);
        }
        return decisions.decide(
                account,
                Movement.order(places),
                "over-quota-order",
                decisions.cause(null, document).note(reason));
    }
}
