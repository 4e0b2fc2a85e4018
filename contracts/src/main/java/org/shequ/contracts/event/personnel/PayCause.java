package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What begins on the first day of a period of pay; of several the first. */
public enum PayCause {
    /** A post, an identity, or a unit under another table. */
    ASSIGNMENT,
    POLICY,
    ASSESSMENT,
    CERTIFICATE,
    EDUCATION,
    /** One more year served. */
    TIME,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
