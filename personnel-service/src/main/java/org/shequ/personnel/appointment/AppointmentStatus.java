package org.shequ.personnel.appointment;

/** How far an appointment has come here. */
public enum AppointmentStatus {
    SCHEDULED,
    EFFECTED,
    REJECTED;

    boolean canBecome(AppointmentStatus next) {
        return switch (this) {
            case SCHEDULED -> next == EFFECTED || next == REJECTED;
            case EFFECTED, REJECTED -> false;
        };
    }
}
