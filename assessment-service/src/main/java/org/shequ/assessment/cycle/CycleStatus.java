package org.shequ.assessment.cycle;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where a cycle stands. */
public enum CycleStatus {
    /** Planned; nobody is listed yet. */
    DRAFT,
    /** Subjects are listed; self-reports and sheets come in. */
    OPEN,
    /** Scores stand; vetoes, points and ties are decided (审定). */
    CALIBRATION,
    /** Shown to everybody; objections are taken (公示). */
    PUBLICITY,
    /** Decided. An appeal reopens one result, never the cycle. */
    FINAL;

    private Set<CycleStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(OPEN);
            case OPEN -> Set.of(CALIBRATION);
            case CALIBRATION -> Set.of(OPEN, PUBLICITY);
            case PUBLICITY -> Set.of(CALIBRATION, FINAL);
            case FINAL -> Set.of();
        };
    }

    boolean canBecome(CycleStatus other) {
        return next().contains(other);
    }

    public void requireStep(CycleStatus other) {
        if (!canBecome(other)) {
            List<String> possible = Stream.of(values())
                    .filter(this::canBecome)
                    .map(CycleStatus::name)
                    .toList();
            throw ProblemException.of(
                    CommonProblem.ILLEGAL_TRANSITION,
                    name(),
                    other.name(),
                    possible.isEmpty() ? "-" : String.join(", ", possible));
        }
    }
}
