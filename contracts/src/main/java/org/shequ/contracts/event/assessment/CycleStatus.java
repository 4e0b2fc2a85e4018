package org.shequ.contracts.event.assessment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a cycle stands. */
public enum CycleStatus {
    /** Planned; nobody is listed yet. */
    DRAFT,
    /** Subjects are listed; sheets come in. */
    OPEN,
    /** Scores stand; vetoes, points and ties are decided. */
    CALIBRATION,
    /** Shown to everybody; objections are taken. */
    PUBLICITY,
    /** Decided. */
    FINAL,
    /** Given up before it was final. */
    CANCELLED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
