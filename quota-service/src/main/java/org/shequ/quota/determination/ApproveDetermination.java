package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.DeterminationApproved;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongConsumer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Puts a determination into force: supersedes the former, writes every account's entry and publishes, in one transaction.
 */
@ApplicationScoped
class ApproveDetermination {

    private static final int AT_ONCE = 5000;

    private final Determinations determinations;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    ApproveDetermination(
            Determinations determinations,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.determinations = determinations;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** The order (文件) that puts it into force, and the organ that gave it. */
    record Order(String documentNumber, String organ) {}

    /**
     * @param most communities that are taken; more are for a job
     * @param progress receives how many communities are written
     */
    @Transactional
    Determination handle(UUID id, @Nullable Version expected, Order order, long most, LongConsumer progress) {
        var determination = determinations.open(id, expected, caller.scope());
        if (determination.units() > most) {
            throw ProblemException.of(QuotaProblem.TOO_MANY_COMMUNITIES, determination.units(), most);
        }
        var today = clock.today();
        determination.requireApprovable(caller.subject());
        determinations.inForce(determination.jurisdiction()).ifPresent(former -> {
            former.supersede(id);
            determinations.flush(); // one is in force at any time, so the former ends first
        });
        determination.approve(caller.subject(), clock.instant(), today, order.documentNumber(), order.organ());
        ledger.openAndLock(id);
        requireUpToDate(id);
        determinations.refreshLines(determination);
        write(id, Cause.of("DETERMINATION", id, today).document(order.documentNumber()), progress);
        publish(determination, order, determination.summary());
        return determination;
    }

    private void publish(Determination determination, Order order, DeterminationView.Summary summary) {
        outbox.publish(new DeterminationApproved(
                determination.id(),
                determination.jurisdiction(),
                order.documentNumber(),
                Math.toIntExact(summary.total()),
                Math.toIntExact(summary.units()),
                clock.today()));
        audit.append(
                "determination-approved",
                "determination",
                determination.id().toString(),
                determination.jurisdiction(),
                Map.of(
                        "documentNumber",
                        order.documentNumber(),
                        "organ",
                        order.organ(),
                        "total",
                        summary.total(),
                        "units",
                        summary.units()));
    }

    /** Part by part, so that a nation's accounts and events are never all in memory. */
    private void write(UUID id, Cause cause, LongConsumer progress) {
        List<Ledger.Approval> part;
        var after = "";
        var written = 0L;
        do {
            part = determinations.approvals(id, after, AT_ONCE);
            if (!part.isEmpty()) {
                outbox.publishAll(ledger.approve(part, id, cause).stream()
                        .map(Account::changed)
                        .toList());
                after = part.getLast().unitCode();
                written += part.size();
                progress.accept(written);
            }
        } while (part.size() == AT_ONCE);
    }

    /** Asked when the accounts are held: what is merged or split after that takes the new figures along. */
    private void requireUpToDate(UUID id) {
        var ended = determinations.endedSince(id);
        if (ended > 0) {
            throw ProblemException.of(QuotaProblem.DETERMINATION_OUTDATED, ended);
        }
    }
}
