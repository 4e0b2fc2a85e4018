package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How an appointment ended. */
public enum AppointmentOutcome {
    EFFECTED,
    REJECTED,
    WITHDRAWN,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
