package org.shequ.assessment.calibration;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Whether a bonus or a deduction counts. */
public enum AdjustmentStatus {
    RECORDED,
    REVOKED;

    public static final Lifecycle<AdjustmentStatus> LIFECYCLE = Lifecycle.of(
                    AdjustmentStatus.class, "adjustment", "加分扣分")
            .refusedBy(AssessmentProblem.RECORD_NOT_FOUND)
            .state(RECORDED, "已登记")
            .state(REVOKED, "已撤销");

    static final Step<AdjustmentStatus> REVOKE =
            LIFECYCLE.step("revokePoints", "assessment:manage", "revocation", "撤销", REVOKED, RECORDED);
}
