package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** A person's standing in the service. */
public enum PersonStatus {
    PROBATION,
    ACTIVE,
    SECONDED,
    SUSPENDED,
    RETIRED,
    RESIGNED,
    DISMISSED,
    DECEASED,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
