package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where an org unit stands in its life. */
public enum UnitStatus {
    PROPOSED,
    APPROVED,
    ACTIVE,
    MERGED,
    SPLIT,
    DISSOLVED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
