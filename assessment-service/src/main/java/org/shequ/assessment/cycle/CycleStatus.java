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
    FINAL,
    /** Given up before it was final, for a recorded reason; another cycle may take its place. */
    CANCELLED;

    private Set<CycleStatus> next() {
        return switch (this) {
            case DRAFT -> Set.of(OPEN, CANCELLED);
            case OPEN -> Set.of(CALIBRATION, CANCELLED);
            case CALIBRATION -> Set.of(OPEN, PUBLICITY, CANCELLED);
            case PUBLICITY -> Set.of(CALIBRATION, FINAL, CANCELLED);
            case FINAL, CANCELLED -> Set.of();
        };
    }

    boolean canBecome(CycleStatus other) {
        return next().contains(other);
    }

    /** Whether the subjects may know of their outcomes. */
    boolean isTold() {
        return this == PUBLICITY || this == FINAL;
    }

    /** Whether scores stand. */
    public boolean hasOutcomes() {
        return switch (this) {
            case CALIBRATION, PUBLICITY, FINAL -> true;
            case DRAFT, OPEN, CANCELLED -> false;
        };
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
