package org.shequ.quota.determination;

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

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a determination from draft to force. */
@ApplicationScoped
class DecideDetermination {

    private final Determinations determinations;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecideDetermination(
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

    @Transactional
    Determination submit(UUID id, @Nullable Version expected) {
        var determination = get(id, expected);
        if (determination.whatIf()) {
            throw ProblemException.of(QuotaProblem.WHAT_IF_CHANGES_NOTHING);
        }
        determination.status().requireStep(DeterminationStatus.REVIEW);
        determinations.submitted(id, caller.subject(), clock.instant());
        record("determination-submitted", id, Map.of());
        return reread(id);
    }

    /** Review sends it back; the drafter may draft another or submit it again. */
    @Transactional
    Determination sendBack(UUID id, @Nullable Version expected, String reason) {
        var determination = get(id, expected);
        determination.status().requireStep(DeterminationStatus.DRAFT);
        determinations.returned(id, reason);
        record("determination-returned", id, Map.of("reason", reason));
        return reread(id);
    }

    /** Puts it into force: supersedes the former, writes every account's entry and publishes, in one transaction. */
    @Transactional
    Determination approve(UUID id, @Nullable Version expected, String documentNumber, String organ) {
        var determination = get(id, expected);
        determination.status().requireStep(DeterminationStatus.APPROVED);
        if (caller.subject().equals(determination.draftedBy())
                || caller.subject().equals(determination.submittedBy())) {
            throw ProblemException.of(QuotaProblem.SELF_APPROVAL);
        }
        var today = clock.today();
        determinations.supersede(determination.jurisdiction(), id);
        determinations.approved(id, caller.subject(), clock.instant(), today, documentNumber, organ);
        determinations.refreshLines(id);
        var approvals = determinations.approvals(id);
        var accounts = ledger.approve(
                approvals, id, Cause.of("DETERMINATION", id, today).document(documentNumber));
        requireUpToDate(id);
        var total = approvals.stream().mapToInt(Ledger.Approval::approved).reduce(0, Math::addExact);
        outbox.publishAll(accounts.stream().map(Account::changed).toList());
        outbox.publish(new DeterminationApproved(
                id, determination.jurisdiction(), documentNumber, total, approvals.size(), today));
        record(
                "determination-approved",
                id,
                Map.of("documentNumber", documentNumber, "organ", organ, "total", total, "units", approvals.size()));
        return reread(id);
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

    private void record(String action, UUID id, Map<String, ?> details) {
        audit.append(action, "determination", id.toString(), details);
    }
}
