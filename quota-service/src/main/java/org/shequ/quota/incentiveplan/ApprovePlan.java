package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.security.Caller;
import org.shequ.quota.headcount.Careers;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Counts the secretaries of today and opens the account with as many places as the plan gives. */
@ApplicationScoped
class ApprovePlan {

    private final IncentivePlans plans;
    private final Careers careers;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    ApprovePlan(
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
    IncentivePlan handle(UUID id, @Nullable Version expected, String documentNumber) {
        var plan = plans.open(id, expected, caller.scope());
        var today = clock.today();
        var base = careers.countSecretaries(plan.jurisdiction());
        var ceiling = plan.approve(caller.subject(), today, documentNumber, base);
        var account = ledger.openPlan(
                id, plan.jurisdiction(), ceiling, Cause.of("PLAN", id, today).document(documentNumber));
        plan.opened(account.id());
        outbox.publish(account.changed());
        audit.append(
                "incentive-plan-approved",
                "incentive-plan",
                id.toString(),
                plan.jurisdiction(),
                Map.of("documentNumber", documentNumber, "base", base, "ceiling", ceiling));
        return plan;
    }
}
