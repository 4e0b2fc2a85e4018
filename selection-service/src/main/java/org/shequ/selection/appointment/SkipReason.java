package org.shequ.selection.appointment;

import java.util.UUID;

/** Why somebody who waits to be appointed in this round is passed over: what another round has made of them meanwhile. */
enum SkipReason {
    UNDER_WAY("has another appointment under way", "另有聘用正在办理"),
    APPOINTED("was appointed by another round of this kind since registering", "报名后已由同类选拔聘用");

    private final String english;
    private final String chinese;

    SkipReason(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    DecideAppointments.Skipped of(UUID registrationId) {
        return new DecideAppointments.Skipped(registrationId, name(), english, chinese);
    }
}
