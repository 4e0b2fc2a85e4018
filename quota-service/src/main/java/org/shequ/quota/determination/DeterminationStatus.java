package org.shequ.quota.determination;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a determination stands. */
public enum DeterminationStatus {
    DRAFT,
    REVIEW,
    APPROVED,
    SUPERSEDED;

    private Set<DeterminationStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(REVIEW);
            case REVIEW -> Set.of(DRAFT, APPROVED);
            case APPROVED -> Set.of(SUPERSEDED);
            case SUPERSEDED -> Set.of();
        };
    }

    boolean canBecome(DeterminationStatus other) {
        return next().contains(other);
    }

    void requireStep(DeterminationStatus other) {
        if (!canBecome(other)) {
            List<String> possible = Stream.of(values())
                    .filter(this::canBecome)
                    .map(DeterminationStatus::name)
                    .toList();
            throw ProblemException.of(
                    CommonProblem.ILLEGAL_TRANSITION, name(), other.name(), String.join(", ", possible));
        }
    }
}
