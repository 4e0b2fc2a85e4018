package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Moves vacant approved places between two communities of one subdistrict. */
@ApplicationScoped
class TransferPlaces {

    private static final int SUBDISTRICT_DIGITS = 9;

    private final AccountDecisions decisions;
    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Caller caller;

    TransferPlaces(AccountDecisions decisions, Accounts accounts, Ledger ledger, Outbox outbox, Caller caller) {
        this.decisions = decisions;
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** Returns the giving account. */
    @Transactional
    Account handle(UUID fromId, @Nullable Version expected, UUID toId, int places, String document) {
        ledger.lock(List.of(fromId, toId));
        var from = decisions.open(fromId, expected);
        var to = accounts.find(toId)
                .filter(account -> caller.scope().covers(account.unitCode()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/toAccountId", "UNKNOWN_ACCOUNT", "there is no such account", "没有该账户"));
        if (from.kind() != AccountKind.STAFFING
                || to.kind() != AccountKind.STAFFING
                || from.id().equals(to.id())
                || !from.unitCode().regionMatches(0, to.unitCode(), 0, SUBDISTRICT_DIGITS)) {
            throw ProblemException.of(QuotaProblem.TRANSFER_OUTSIDE_SUBDISTRICT);
        }
        AccountDecisions.requireNotEnded(to);
        if (from.allows().transferable() < places) {
            throw ProblemException.of(
                    QuotaProblem.VACANCY_INSUFFICIENT, places, from.allows().transferable());
        }
        var received = ledger.move(toId, Movement.transferIn(places), decisions.cause(from.unitCode(), document));
        outbox.publish(received.changed());
        return decisions.decide(
                from, Movement.transferOut(places), "places-transferred", decisions.cause(to.unitCode(), document));
    }
}
