package org.shequ.contracts.vocabulary;

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

    /** Whether the subjects may know of their outcomes. */
    public boolean isTold() {
        return this == PUBLICITY || this == FINAL;
    }

    /** Whether scores stand. */
    public boolean hasOutcomes() {
        return switch (this) {
            case CALIBRATION, PUBLICITY, FINAL -> true;
            case DRAFT, OPEN, CANCELLED -> false;
        };
    }
}
