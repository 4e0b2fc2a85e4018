package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why places cannot be reserved. */
public enum PlacesRefusalReason {
    NO_ACCOUNT,
    INSUFFICIENT,
    PLAN_CLOSED,
    /** The plan's years have not begun or are over, and no order extends them. */
    PLAN_OUT_OF_YEARS,
    TOMBSTONE,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
