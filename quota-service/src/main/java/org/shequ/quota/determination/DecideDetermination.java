package org.shequ.quota.determination;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.DeterminationApproved;
import org.shequ.contracts.problem.CommonProblem;
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

/** Takes a determination from draft to force. */
@ApplicationScoped
class DecideDetermination {

    private static final int AT_ONCE = 5000;

    private final Determinations determinations;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;
    private final long atOnce;

    DecideDetermination(
            Determinations determinations,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            Caller caller,
            @ConfigProperty(name = "shequ.quota.communities-at-once") long atOnce) {
        this.determinations = determinations;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
        this.atOnce = atOnce;
    }

    @Transactional
    Determination submit(UUID id, @Nullable Version expected) {
        var determination = get(id, expected);
        if (determination.whatIf()) {
            throw ProblemException.of(QuotaProblem.WHAT_IF_CHANGES_NOTHING);
        }
        determinations.submitted(
                id, DeterminationStatus.SUBMIT.take(determination.status()), caller.subject(), clock.instant());
        record("determination-submitted", determination, Map.of());
        return reread(id);
    }

    /** Review sends it back; the drafter may draft another or submit it again. */
    @Transactional
    Determination sendBack(UUID id, @Nullable Version expected, String reason) {
        var determination = get(id, expected);
        determinations.returned(id, DeterminationStatus.SEND_BACK.take(determination.status()), reason);
        record("determination-returned", determination, Map.of("reason", reason));
        return reread(id);
    }

    /** For an answer at once; what is too large for that is a job. */
    @Transactional
    Determination approve(UUID id, @Nullable Version expected, String documentNumber, String organ) {
        var determination = get(id, expected);
        if (determination.summary().units() > atOnce) {
            throw ProblemException.of(
                    QuotaProblem.TOO_MANY_COMMUNITIES, determination.summary().units(), atOnce);
        }
        return approve(determination, documentNumber, organ, written -> {});
    }

    /** For a job. @param progress told how many communities are written */
    @Transactional
    Determination approve(UUID id, Version expected, String documentNumber, String organ, LongConsumer progress) {
        return approve(get(id, expected), documentNumber, organ, progress);
    }

    /** Puts it into force: supersedes the former, writes every account's entry and publishes, in one transaction. */
    private Determination approve(
            Determination determination, String documentNumber, String organ, LongConsumer progress) {
        var id = determination.id();
        var approved = DeterminationStatus.APPROVE.take(determination.status());
        if (caller.subject().equals(determination.draftedBy())
                || caller.subject().equals(determination.submittedBy())) {
            throw ProblemException.of(QuotaProblem.SELF_APPROVAL);
        }
        var today = clock.today();
        determinations.supersede(determination.jurisdiction(), id);
        determinations.approved(id, approved, caller.subject(), clock.instant(), today, documentNumber, organ);
        ledger.openAndLock(id);
        requireUpToDate(id);
        determinations.refreshLines(id);
        write(id, Cause.of("DETERMINATION", id, today).document(documentNumber), progress);
        var summary = reread(id).summary();
        outbox.publish(new DeterminationApproved(
                id,
                determination.jurisdiction(),
                documentNumber,
                Math.toIntExact(summary.total()),
                Math.toIntExact(summary.units()),
                today));
        record(
                "determination-approved",
                determination,
                Map.of(
                        "documentNumber",
                        documentNumber,
                        "organ",
                        organ,
                        "total",
                        summary.total(),
                        "units",
                        summary.units()));
        return reread(id);
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

    private Determination get(UUID id, @Nullable Version expected) {
        var determination = determinations
                .findForUpdate(id, caller.scope())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Version.require(expected, determination.version());
        return determination;
    }

    private Determination reread(UUID id) {
        return determinations.find(id, caller.scope()).orElseThrow();
    }

    private void record(String action, Determination determination, Map<String, ?> details) {
        audit.append(action, "determination", determination.id().toString(), determination.jurisdiction(), details);
    }
}
