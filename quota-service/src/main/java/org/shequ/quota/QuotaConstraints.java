package org.shequ.quota;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ConstraintProblems;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Names the refusals that this service's database constraints stand for. */
@ApplicationScoped
class QuotaConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemCode> byConstraint() {
        return Map.of(
                "standards_once_per_day", QuotaProblem.STANDARD_EXISTS,
                "standards_number_once", QuotaProblem.STANDARD_EXISTS,
                "retirement_policies_once_per_day", QuotaProblem.STANDARD_EXISTS,
                "determinations_drafter_does_not_approve", QuotaProblem.SELF_APPROVAL,
                "incentive_plans_creator_does_not_approve", QuotaProblem.SELF_APPROVAL,
                "determinations_one_in_force", CommonProblem.STALE_VERSION);
    }
}
