package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where an alert stands. */
public enum AlertStatus {
    RAISED,
    /** Somebody has seen it; what it is about goes on. */
    ACKNOWLEDGED,
    /** What it was about is over. */
    CLEARED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
