package org.shequ.quota.alert;

import org.shequ.contracts.vocabulary.AlertStatus;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

import static org.shequ.contracts.vocabulary.AlertStatus.ACKNOWLEDGED;
import static org.shequ.contracts.vocabulary.AlertStatus.CLEARED;
import static org.shequ.contracts.vocabulary.AlertStatus.RAISED;

/** The life of an alert (预警). */
public final class AlertLifecycle {

    public static final Lifecycle<AlertStatus> LIFECYCLE = Lifecycle.of(AlertStatus.class, "alert", "预警")
            .state(RAISED, "已提出")
            .state(ACKNOWLEDGED, "已阅知")
            .state(CLEARED, "已解除");

    /** Who has seen it may say so again, with another note. */
    static final Step<AlertStatus> ACKNOWLEDGE = LIFECYCLE.step(
            "acknowledgeAlert", "quota:manage", "acknowledgement", "确认阅知", ACKNOWLEDGED, RAISED, ACKNOWLEDGED);

    static final Step<AlertStatus> CLEAR =
            LIFECYCLE.happening("its matter is over", "情形消除", CLEARED, RAISED, ACKNOWLEDGED);

    private AlertLifecycle() {}
}
