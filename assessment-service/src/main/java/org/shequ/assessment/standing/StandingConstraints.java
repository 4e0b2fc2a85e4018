package org.shequ.assessment.standing;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ConstraintProblems;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Names the refusals that this feature's database constraints stand for. */
@ApplicationScoped
class StandingConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemCode> byConstraint() {
        return Map.of("front_policies_once_per_day", AssessmentProblem.FRONT_POLICY_EXISTS);
    }
}
