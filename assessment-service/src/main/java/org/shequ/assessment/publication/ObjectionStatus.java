package org.shequ.assessment.publication;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where an objection stands. */
public enum ObjectionStatus {
    RAISED,
    REJECTED,
    UPHELD;

    public static final Lifecycle<ObjectionStatus> LIFECYCLE = Lifecycle.of(ObjectionStatus.class, "objection", "公示异议")
            .refusedBy(AssessmentProblem.ALREADY_DECIDED)
            .state(RAISED, "已登记")
            .state(REJECTED, "不成立")
            .state(UPHELD, "成立");

    static final Step<ObjectionStatus> REJECT =
            LIFECYCLE.step("answerCycleObjection", "assessment:approve", "answer", "答复", REJECTED, RAISED);
    static final Step<ObjectionStatus> UPHOLD =
            LIFECYCLE.step("answerCycleObjection", "assessment:approve", "answer", "答复", UPHELD, RAISED);
}
