package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;
import org.shequ.quota.ledger.Ledger;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a plan: no more places are reserved from it; what is reserved or used stays. */
@ApplicationScoped
class ClosePlan {

    private final IncentivePlans plans;
    private final Ledger ledger;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    ClosePlan(IncentivePlans plans, Ledger ledger, AuditLog audit, BusinessClock clock, Caller caller) {
        this.plans = plans;
        this.ledger = ledger;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    IncentivePlan handle(UUID id, @Nullable Version expected, String documentNumber) {
        var plan = plans.open(id, expected, caller.scope());
        plan.close(clock.today(), documentNumber);
        var account = plan.accountId();
        if (account != null) {
            ledger.close(account);
        }
        audit.append(
                "incentive-plan-closed",
                "incentive-plan",
                id.toString(),
                plan.jurisdiction(),
                Map.of("documentNumber", documentNumber));
        return plan;
    }
}
