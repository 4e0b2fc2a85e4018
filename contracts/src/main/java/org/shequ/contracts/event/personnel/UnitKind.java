package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an org unit is. */
public enum UnitKind {
    DISTRICT,
    SUBDISTRICT,
    COMMUNITY,
    VILLAGE,
    VIRTUAL,
    GRID,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
