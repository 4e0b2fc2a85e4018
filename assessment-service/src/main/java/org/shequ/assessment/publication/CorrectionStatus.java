package org.shequ.assessment.publication;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where the correction of a result stands. */
public enum CorrectionStatus {
    REQUESTED,
    APPROVED,
    REJECTED;

    public static final Lifecycle<CorrectionStatus> LIFECYCLE = Lifecycle.of(
                    CorrectionStatus.class, "correction", "结果更正")
            .refusedBy(AssessmentProblem.ALREADY_DECIDED)
            .state(REQUESTED, "已申请")
            .state(APPROVED, "同意更正")
            .state(REJECTED, "不予更正");

    static final Step<CorrectionStatus> APPROVE =
            LIFECYCLE.step("decideCorrection", "assessment:approve", "decision", "作出决定", APPROVED, REQUESTED);
    static final Step<CorrectionStatus> REJECT =
            LIFECYCLE.step("decideCorrection", "assessment:approve", "decision", "作出决定", REJECTED, REQUESTED);
}
