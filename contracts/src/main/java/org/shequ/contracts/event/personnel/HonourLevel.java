package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Who commends: the higher, the more it counts. */
public enum HonourLevel {
    NATIONAL,
    PROVINCIAL,
    MUNICIPAL,
    DISTRICT,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
