package org.shequ.selection.appointment;

/** How far an appointment has come. */
public enum AppointmentStatus {
    DECIDED,
    /** quota-service has confirmed the place. */
    CONFIRMED,
    /** personnel-service has carried it out. */
    EFFECTED,
    /** All agree: the place, if one was taken, counts as occupied. */
    CLOSED,
    REJECTED;

    boolean isOpen() {
        return switch (this) {
            case DECIDED, CONFIRMED, EFFECTED -> true;
            case CLOSED, REJECTED -> false;
        };
    }
}
