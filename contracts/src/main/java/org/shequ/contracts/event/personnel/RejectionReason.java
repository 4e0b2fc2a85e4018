package org.shequ.contracts.event.personnel;

/** Why personnel-service cannot carry out an appointment. */
public enum RejectionReason {
    RESIGNED,
    DECEASED,
    DISMISSED,
    RETIRED,
    SUSPENDED,
    SANCTIONED,
    STEP_IMPOSSIBLE,
    UNKNOWN_PERSON,
    UNKNOWN_UNIT,
    /** 任职回避: a relative leads or is led in the unit. */
    RELATIVE_IN_UNIT
}
