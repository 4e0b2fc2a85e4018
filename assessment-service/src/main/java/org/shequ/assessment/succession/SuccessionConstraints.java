package org.shequ.assessment.succession;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.problem.ProblemCode;
import org.shequ.kit.problem.ConstraintProblems;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

/** Names the refusals that this feature's database constraints stand for. */
@ApplicationScoped
class SuccessionConstraints implements ConstraintProblems {

    @Override
    public Map<String, ProblemCode> byConstraint() {
        return Map.of("successions_once", AssessmentProblem.SUCCESSION_EXISTS);
    }
}
