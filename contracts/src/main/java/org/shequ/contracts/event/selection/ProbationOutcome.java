package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How a probation (试用) ended. */
public enum ProbationOutcome {
    CONFIRMED,
    /** What the appointment began ends on the day; a place falls vacant with it. */
    FAILED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
