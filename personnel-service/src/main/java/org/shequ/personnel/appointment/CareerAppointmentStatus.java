package org.shequ.personnel.appointment;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** How far an appointment has come here. */
public enum CareerAppointmentStatus {
    SCHEDULED,
    EFFECTED,
    REJECTED;

    public static final Lifecycle<CareerAppointmentStatus> LIFECYCLE = Lifecycle.of(
                    CareerAppointmentStatus.class, "appointment", "任职")
            .state(SCHEDULED, "待生效")
            .state(EFFECTED, "已生效")
            .state(REJECTED, "已退回");

    static final Step<CareerAppointmentStatus> EFFECT =
            LIFECYCLE.happening("effective day", "到生效日", EFFECTED, SCHEDULED);
    static final Step<CareerAppointmentStatus> REJECT =
            LIFECYCLE.happening("impossible by the record", "与档案不符", REJECTED, SCHEDULED);
}
