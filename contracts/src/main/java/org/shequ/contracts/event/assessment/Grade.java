package org.shequ.contracts.event.assessment;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Grade of a person's annual assessment. */
public enum Grade {
    EXCELLENT,
    QUALIFIED,
    BASICALLY_QUALIFIED,
    UNQUALIFIED,
    UNDETERMINED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
