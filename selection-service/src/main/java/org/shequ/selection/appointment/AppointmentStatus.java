package org.shequ.selection.appointment;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

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

    public static final Lifecycle<AppointmentStatus> LIFECYCLE = Lifecycle.of(
                    AppointmentStatus.class, "appointment of a round", "任用")
            .state(DECIDED, "已决定")
            .state(CONFIRMED, "名额已确认")
            .state(EFFECTED, "已生效")
            .state(CLOSED, "已办结")
            .state(REJECTED, "已退回");

    static final Step<AppointmentStatus> CONFIRM =
            LIFECYCLE.happening("confirmed by quota-service", "编制服务确认", CONFIRMED, DECIDED);
    /** It may be heard of before the confirmation. */
    static final Step<AppointmentStatus> EFFECT =
            LIFECYCLE.happening("carried out by personnel-service", "人事服务办理", EFFECTED, DECIDED, CONFIRMED);

    static final Step<AppointmentStatus> CLOSE = LIFECYCLE.happening("all agree", "各方一致", CLOSED, EFFECTED);
    static final Step<AppointmentStatus> REJECT = LIFECYCLE.happening(
            "refused by quota-service or personnel-service", "编制或人事服务退回", REJECTED, DECIDED, CONFIRMED, EFFECTED);

    boolean isOpen() {
        return switch (this) {
            case DECIDED, CONFIRMED, EFFECTED -> true;
            case CLOSED, REJECTED -> false;
        };
    }
}
