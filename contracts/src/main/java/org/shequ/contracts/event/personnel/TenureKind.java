package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The identity under which a person serves; separate from the post. */
public enum TenureKind {
    CONTRACT,
    STAFFED,
    PUBLIC_INSTITUTION,
    CIVIL_SERVANT,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
