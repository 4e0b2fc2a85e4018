package org.shequ.assessment.calibration;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Whether a veto on record stands. */
public enum VetoStatus {
    STANDING,
    LIFTED;

    public static final Lifecycle<VetoStatus> LIFECYCLE = Lifecycle.of(VetoStatus.class, "veto", "一票否决")
            .refusedBy(AssessmentProblem.RECORD_NOT_FOUND)
            .state(STANDING, "已登记")
            .state(LIFTED, "已撤销");

    static final Step<VetoStatus> LIFT =
            LIFECYCLE.step("liftVeto", "assessment:manage", "lifting", "撤销", LIFTED, STANDING);
}
