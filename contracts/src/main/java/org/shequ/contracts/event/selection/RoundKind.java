package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a selection round selects for. */
public enum RoundKind {
    RESERVE,
    STAFFING,
    SECRETARY,
    INSTITUTION,
    CIVIL_SERVICE,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
