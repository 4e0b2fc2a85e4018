package org.shequ.quota.incentiveplan;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Creates a plan, which somebody else has to approve. */
@ApplicationScoped
class CreatePlan {

    private final IncentivePlans plans;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    CreatePlan(IncentivePlans plans, AuditLog audit, BusinessClock clock, Caller caller) {
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    IncentivePlan handle(IncentivePlanRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        if (request.toYear() < request.fromYear()) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/toYear", "YEAR_ORDER", "must not lie before fromYear", "不得早于起始年度");
        }
        var plan = new IncentivePlan(Ids.next(), request, caller.subject(), clock.instant());
        plans.persist(plan);
        audit.append(
                "incentive-plan-created",
                "incentive-plan",
                plan.id().toString(),
                plan.jurisdiction(),
                Map.of("jurisdiction", plan.jurisdiction(), "name", plan.name()));
        return plan;
    }
}
