package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Professional certificate of social work, rising. */
public enum Certificate {
    ASSISTANT,
    SOCIAL_WORKER,
    SENIOR,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
