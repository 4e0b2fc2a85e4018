package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.PlanShare;
import org.shequ.quota.headcount.Careers;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a plan from its creation to its end. */
@ApplicationScoped
class DecidePlan {

    private final IncentivePlans plans;
    private final Careers careers;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecidePlan(
            IncentivePlans plans,
            Careers careers,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.plans = plans;
        this.careers = careers;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    IncentivePlan create(IncentivePlanRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        if (request.toYear() < request.fromYear()) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/toYear", "YEAR_ORDER", "must not lie before fromYear", "不得早于起始年度");
        }
        var plan = IncentivePlans.created(request, Ids.next(), caller.subject(), clock.instant());
        plans.add(plan);
        record("incentive-plan-created", plan, Map.of("jurisdiction", plan.jurisdiction(), "name", plan.name()));
        return plan;
    }

    /** Counts the secretaries of today, opens the account with floor(share × base) places. */
    @Transactional
    IncentivePlan approve(UUID id, @Nullable Version expected, String documentNumber) {
        var plan = get(id, expected);
        var approved = PlanStatus.APPROVE.take(plan.status());
        if (caller.subject().equals(plan.createdBy())) {
            throw ProblemException.of(QuotaProblem.SELF_APPROVAL);
        }
        var base = careers.countSecretaries(plan.jurisdiction());
        if (base == 0) {
            throw ProblemException.of(QuotaProblem.NO_SECRETARIES, plan.jurisdiction());
        }
        var ceiling = PlanShare.ceiling(plan.sharePercent(), base);
        var account = ledger.openPlan(
                id,
                plan.jurisdiction(),
                ceiling,
                Cause.of("PLAN", id, clock.today()).document(documentNumber));
        plans.approved(id, approved, caller.subject(), clock.today(), documentNumber, base, ceiling, account.id());
        outbox.publish(account.changed());
        record(
                "incentive-plan-approved",
                plan,
                Map.of("documentNumber", documentNumber, "base", base, "ceiling", ceiling));
        return plans.find(id, caller.scope()).orElseThrow();
    }

    @Transactional
    IncentivePlan close(UUID id, @Nullable Version expected, String documentNumber) {
        var plan = get(id, expected);
        plans.closed(id, PlanStatus.CLOSE.take(plan.status()), clock.today(), documentNumber);
        var usage = plan.usage();
        if (usage != null) {
            ledger.close(usage.accountId());
        }
        record("incentive-plan-closed", plan, Map.of("documentNumber", documentNumber));
        return plans.find(id, caller.scope()).orElseThrow();
    }

    private IncentivePlan get(UUID id, @Nullable Version expected) {
        var plan =
                plans.findForUpdate(id, caller.scope()).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        Version.require(expected, plan.answerVersion());
        return plan;
    }

    private void record(String action, IncentivePlan plan, Map<String, ?> details) {
        audit.append(action, "incentive-plan", plan.id().toString(), plan.jurisdiction(), details);
    }
}
