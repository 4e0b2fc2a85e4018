package org.shequ.contracts.event.selection;

/** How an appointment ended. */
public enum AppointmentOutcome {
    EFFECTED,
    REJECTED,
    WITHDRAWN
}
