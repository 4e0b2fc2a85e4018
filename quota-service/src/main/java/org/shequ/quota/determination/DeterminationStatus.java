package org.shequ.quota.determination;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a determination stands. */
public enum DeterminationStatus {
    DRAFT,
    REVIEW,
    APPROVED,
    SUPERSEDED;

    public static final Lifecycle<DeterminationStatus> LIFECYCLE = Lifecycle.of(
                    DeterminationStatus.class, "determination", "编制核定")
            .state(DRAFT, "草拟中")
            .state(REVIEW, "审核中")
            .state(APPROVED, "已批准")
            .state(SUPERSEDED, "已被取代");

    static final Step<DeterminationStatus> SUBMIT =
            LIFECYCLE.step("submitDetermination", "quota:manage", "submission", "提交审核", REVIEW, DRAFT);
    static final Step<DeterminationStatus> SEND_BACK =
            LIFECYCLE.step("returnDetermination", "quota:approve", "return", "退回", DRAFT, REVIEW);
    static final Step<DeterminationStatus> APPROVE =
            LIFECYCLE.step("approveDetermination", "quota:approve", "approval", "批准", APPROVED, REVIEW);
    static final Step<DeterminationStatus> SUPERSEDE =
            LIFECYCLE.happening("approval of the next", "后一核定获批", SUPERSEDED, APPROVED);
}
