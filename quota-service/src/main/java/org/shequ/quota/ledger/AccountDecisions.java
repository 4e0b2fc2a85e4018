package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Decisions on single accounts by document: what they have in common. */
@ApplicationScoped
class AccountDecisions {

    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    AccountDecisions(
            Accounts accounts, Ledger ledger, Outbox outbox, AuditLog audit, BusinessClock clock, Caller caller) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** For a change by somebody who saw that version; held until the transaction ends. */
    Account open(UUID id, @Nullable Version expected) {
        var account = accounts.find(id)
                .filter(found -> caller.scope().covers(found.unitCode()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        var locked = accounts.getForUpdate(account.id());
        Version.require(expected, locked.version());
        return locked;
    }

    static void requireNotEnded(Account account) {
        if (account.kind() == AccountKind.STAFFING && !account.open()) {
            throw ProblemException.of(QuotaProblem.COMMUNITY_ENDED, account.unitCode());
        }
    }

    /** @param about what the order speaks of, such as the other community; null for the account alone */
    Cause cause(@Nullable String about, String document) {
        return Cause.of("ORDER", about, clock.today()).document(document);
    }

    /** Moves the account and publishes it. */
    Account decide(Account account, Movement movement, String action, Cause cause) {
        var moved = ledger.tryMove(account.id(), movement, cause)
                .orElseThrow(() ->
                        ProblemException.of(QuotaProblem.VACANCY_INSUFFICIENT, movement.needed(), account.available()));
        outbox.publish(moved.changed());
        audit.append(
                action,
                "quota-account",
                account.id().toString(),
                account.unitCode(),
                Map.of(
                        "unitCode", account.unitCode(),
                        "approved", movement.approved(),
                        "frozen", movement.frozen(),
                        "overQuotaOrder", movement.overQuotaOrder(),
                        "documentNumber", String.valueOf(cause.documentNumber())));
        return moved;
    }
}
