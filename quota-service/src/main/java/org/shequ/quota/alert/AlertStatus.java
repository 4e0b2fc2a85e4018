package org.shequ.quota.alert;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where an alert stands. */
public enum AlertStatus {
    RAISED,
    /** Somebody has seen it; what it is about goes on. */
    ACKNOWLEDGED,
    /** What it was about is over. For good: should it come back, that is another alert. */
    CLEARED;

    public static final Lifecycle<AlertStatus> LIFECYCLE = Lifecycle.of(AlertStatus.class, "alert", "预警")
            .state(RAISED, "已提出")
            .state(ACKNOWLEDGED, "已阅知")
            .state(CLEARED, "已解除");

    /** Who has seen it may say so again, with another note. */
    static final Step<AlertStatus> ACKNOWLEDGE = LIFECYCLE.step(
            "acknowledgeAlert", "quota:manage", "acknowledgement", "确认阅知", ACKNOWLEDGED, RAISED, ACKNOWLEDGED);

    static final Step<AlertStatus> CLEAR =
            LIFECYCLE.happening("its matter is over", "情形消除", CLEARED, RAISED, ACKNOWLEDGED);

    org.shequ.contracts.event.quota.AlertStatus told() {
        return switch (this) {
            case RAISED -> org.shequ.contracts.event.quota.AlertStatus.RAISED;
            case ACKNOWLEDGED -> org.shequ.contracts.event.quota.AlertStatus.ACKNOWLEDGED;
            case CLEARED -> org.shequ.contracts.event.quota.AlertStatus.CLEARED;
        };
    }
}
