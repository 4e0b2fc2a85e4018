package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** By which rules somebody is paid. */
public enum PayScheme {
    COMMUNITY_GRADES,
    INSTITUTION,
    CIVIL_SERVICE,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
