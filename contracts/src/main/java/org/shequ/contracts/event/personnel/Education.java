package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Education, levels after GB/T 4658, rising. */
public enum Education {
    PRIMARY_OR_BELOW,
    JUNIOR_MIDDLE,
    SENIOR_MIDDLE,
    JUNIOR_COLLEGE,
    BACHELOR,
    MASTER,
    DOCTOR,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
