package org.shequ.assessment.scheme;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a scheme stands: once approved it never changes. */
public enum SchemeStatus {
    DRAFT,
    APPROVED;

    public static final Lifecycle<SchemeStatus> LIFECYCLE = Lifecycle.of(SchemeStatus.class, "scheme", "考核方案")
            .state(DRAFT, "草拟")
            .state(APPROVED, "已批准");

    static final Step<SchemeStatus> REVISE =
            LIFECYCLE.step("reviseScheme", "assessment:manage", "revision", "修订", DRAFT, DRAFT);
    static final Step<SchemeStatus> APPROVE =
            LIFECYCLE.step("approveScheme", "assessment:approve", "approval", "批准", APPROVED, DRAFT);
}
