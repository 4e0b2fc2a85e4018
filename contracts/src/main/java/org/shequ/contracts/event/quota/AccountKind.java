package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a quota account counts. */
public enum AccountKind {
    STAFFING,
    INSTITUTION_PLAN,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
