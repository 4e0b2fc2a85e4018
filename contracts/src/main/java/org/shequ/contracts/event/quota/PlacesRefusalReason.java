package org.shequ.contracts.event.quota;

/** Why places cannot be reserved. */
public enum PlacesRefusalReason {
    NO_ACCOUNT,
    INSUFFICIENT,
    PLAN_CLOSED,
    /** The plan's years have not begun or are over, and no order extends them. */
    PLAN_OUT_OF_YEARS,
    TOMBSTONE
}
