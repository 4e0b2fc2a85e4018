package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Lets a plan give places after its last year, by an order. */
@ApplicationScoped
class ExtendPlan {

    private final IncentivePlans plans;
    private final AuditLog audit;
    private final Caller caller;

    ExtendPlan(IncentivePlans plans, AuditLog audit, Caller caller) {
        this.plans = plans;
        this.audit = audit;
        this.caller = caller;
    }

    @Transactional
    IncentivePlan handle(UUID id, @Nullable Version expected, int toYear, String documentNumber) {
        var plan = plans.open(id, expected, caller.scope());
        plan.extend(toYear, documentNumber);
        audit.append(
                "incentive-plan-extended",
                "incentive-plan",
                id.toString(),
                plan.jurisdiction(),
                Map.of("documentNumber", documentNumber, "toYear", toYear));
        return plan;
    }
}
