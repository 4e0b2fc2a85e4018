package org.shequ.quota.incentiveplan;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a plan stands. */
public enum PlanStatus {
    CREATED,
    APPROVED,
    /** No more places are reserved from it; what is reserved or used stays. */
    CLOSED;

    public static final Lifecycle<PlanStatus> LIFECYCLE = Lifecycle.of(PlanStatus.class, "incentive plan", "激励计划")
            .state(CREATED, "已拟定")
            .state(APPROVED, "已批准")
            .state(CLOSED, "已关闭");

    static final Step<PlanStatus> APPROVE =
            LIFECYCLE.step("approveIncentivePlan", "quota:approve", "approval", "批准", APPROVED, CREATED);
    /** Its places may be given after its last year too. */
    static final Step<PlanStatus> EXTEND =
            LIFECYCLE.step("extendIncentivePlan", "quota:approve", "extension", "延期", APPROVED, APPROVED);

    static final Step<PlanStatus> CLOSE =
            LIFECYCLE.step("closeIncentivePlan", "quota:approve", "closure", "关闭", CLOSED, APPROVED);
}
