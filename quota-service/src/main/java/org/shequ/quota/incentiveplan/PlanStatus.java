package org.shequ.quota.incentiveplan;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.Set;

/** Where a plan stands. */
public enum PlanStatus {
    CREATED,
    APPROVED,
    /** No more places are reserved from it; what is reserved or used stays. */
    CLOSED;

    private Set<PlanStatus> next() {
        return switch (this) {
            case CREATED -> Set.of(APPROVED);
            case APPROVED -> Set.of(CLOSED);
            case CLOSED -> Set.of();
        };
    }

    void requireStep(PlanStatus other) {
        if (!next().contains(other)) {
            var possible =
                    String.join(", ", next().stream().map(PlanStatus::name).toList());
            throw ProblemException.of(CommonProblem.ILLEGAL_TRANSITION, name(), other.name(), possible);
        }
    }
}
