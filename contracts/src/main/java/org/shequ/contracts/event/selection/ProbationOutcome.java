package org.shequ.contracts.event.selection;

/** How a probation (试用) ended. */
public enum ProbationOutcome {
    CONFIRMED,
    /** What the appointment began ends on the day; a place falls vacant with it. */
    FAILED
}
