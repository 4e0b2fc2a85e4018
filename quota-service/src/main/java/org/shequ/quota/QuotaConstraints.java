package org.shequ.quota;

import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ConstraintProblems;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Names the refusals that this service's database constraints stand for. */
@ApplicationScoped
class QuotaConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemCode> byConstraint() {
        return Map.of("quota_accounts_never_beyond", QuotaProblem.QUOTA_EXHAUSTED);
    }
}
