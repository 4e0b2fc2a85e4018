package org.shequ.assessment.appeal;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a review or an appeal stands. */
public enum AppealStatus {
    FILED,
    MAINTAINED,
    CHANGED;

    public static final Lifecycle<AppealStatus> LIFECYCLE = Lifecycle.of(AppealStatus.class, "appeal", "复核申诉")
            .refusedBy(AssessmentProblem.ALREADY_DECIDED)
            .state(FILED, "已受理")
            .state(MAINTAINED, "维持原结果")
            .state(CHANGED, "变更结果");

    static final Step<AppealStatus> MAINTAIN =
            LIFECYCLE.step("decideAppeal", "assessment:approve", "decision", "作出决定", MAINTAINED, FILED);
    static final Step<AppealStatus> CHANGE =
            LIFECYCLE.step("decideAppeal", "assessment:approve", "decision", "作出决定", CHANGED, FILED);
}
