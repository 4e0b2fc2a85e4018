package org.shequ.contracts.event.assessment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whom an assessment judges. */
public enum SubjectKind {
    COMMUNITY,
    PERSON,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
