package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Decisions on single accounts by document: over-quota orders, freezing, transfers. */
@ApplicationScoped
class DecideAccount {

    private static final int SUBDISTRICT_DIGITS = 9;

    private final Accounts accounts;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecideAccount(Accounts accounts, Ledger ledger, Outbox outbox, AuditLog audit, BusinessClock clock, Caller caller) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param places negative to withdraw what is unused of an order */
    @Transactional
    Account order(UUID id, @Nullable Version expected, int places, String document, @Nullable String reason) {
        var account = get(id, expected);
        var unused = account.allows().withdrawable();
        if (places < 0 && unused < -places) {
            throw ProblemException.of(QuotaProblem.ORDER_IN_USE, -places, unused);
        }
        if (places > 0) {
            requireNotEnded(account);
        }
        return decide(account, Movement.order(places), "over-quota-order", document, reason);
    }

    /** @param places negative to give frozen places free */
    @Transactional
    Account freeze(UUID id, @Nullable Version expected, int places, String document, @Nullable String reason) {
        var account = get(id, expected);
        var allows = account.allows();
        if (places < 0 && allows.thawable() < -places) {
            throw ProblemException.of(QuotaProblem.FREEZE_INSUFFICIENT, -places, allows.thawable());
        }
        if (places > 0 && allows.freezable() < places) {
            throw ProblemException.of(QuotaProblem.VACANCY_INSUFFICIENT, places, allows.freezable());
        }
        return decide(account, Movement.freeze(places), "places-frozen", document, reason);
    }

    /** Moves vacant approved places between two communities of one subdistrict; returns the giving account. */
    @Transactional
    Account transfer(UUID fromId, @Nullable Version expected, UUID toId, int places, String document) {
        ledger.lock(List.of(fromId, toId));
        var from = get(fromId, expected);
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
        requireNotEnded(to);
        if (from.allows().transferable() < places) {
            throw ProblemException.of(
                    QuotaProblem.VACANCY_INSUFFICIENT, places, from.allows().transferable());
        }
        var cause = Cause.of("ORDER", to.unitCode(), clock.today()).document(document);
        var received = ledger.move(
                toId,
                Movement.transferIn(places),
                Cause.of("ORDER", from.unitCode(), clock.today()).document(document));
        outbox.publish(received.changed());
        return finish(from, Movement.transferOut(places), "places-transferred", cause);
    }

    private static void requireNotEnded(Account account) {
        if (account.kind() == AccountKind.STAFFING && !account.open()) {
            throw ProblemException.of(QuotaProblem.COMMUNITY_ENDED, account.unitCode());
        }
    }

    private Account get(UUID id, @Nullable Version expected) {
        var account = accounts.find(id)
                .filter(found -> caller.scope().covers(found.unitCode()))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        var locked = accounts.getForUpdate(account.id());
        Version.require(expected, locked.version());
        return locked;
    }

    private Account decide(
            Account account, Movement movement, String action, String document, @Nullable String reason) {
        return finish(
                account,
                movement,
                action,
                Cause.of("ORDER", null, clock.today()).document(document).note(reason));
    }

    private Account finish(Account account, Movement movement, String action, Cause cause) {
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
