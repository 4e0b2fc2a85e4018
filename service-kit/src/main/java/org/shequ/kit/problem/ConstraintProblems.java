package org.shequ.kit.problem;

import org.shequ.contracts.problem.ProblemCode;

import java.util.Map;

/**
 * A service's database constraints, by the rule they guard. Any number of CDI beans may implement it. A constraint that
 * none of them names is a fault of ours and answered with 500.
 */
public interface ConstraintProblems {

    /** Constraint (or unique index) name as the database reports it, to the problem that its violation means. */
    Map<String, ProblemCode> byConstraint();
}
