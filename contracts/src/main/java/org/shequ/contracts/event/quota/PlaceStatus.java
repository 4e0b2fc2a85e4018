package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a place stands between its reservation and its person. */
public enum PlaceStatus {
    HELD,
    LOCKED,
    CONFIRMED,
    OCCUPIED,
    RELEASED,
    EXPIRED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
