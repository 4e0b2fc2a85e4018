package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a place went back to its account. */
public enum PlaceReleaseReason {
    RETURNED,
    EXPIRED,
    APPOINTMENT_REJECTED,
    ROUND_CANCELLED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
