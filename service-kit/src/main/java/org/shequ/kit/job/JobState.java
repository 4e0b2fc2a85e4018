package org.shequ.kit.job;

import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;

/** Where a job stands. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public static final Lifecycle<JobState> LIFECYCLE = Lifecycle.of(JobState.class, "job", "任务")
            .state(QUEUED, "排队中")
            .state(RUNNING, "执行中")
            .state(SUCCEEDED, "已完成")
            .state(FAILED, "已失败")
            .state(CANCELLED, "已取消");

    /** Begins; one that runs already begins anew when its lease has run out, for then its worker is gone. */
    static final Step<JobState> CLAIM = LIFECYCLE.happening("claimed by a worker", "开始执行", RUNNING, QUEUED, RUNNING);

    static final Step<JobState> RELEASE =
            LIFECYCLE.happening("given back by a service that stops", "服务停止时退回", QUEUED, RUNNING);
    static final Step<JobState> SUCCEED = LIFECYCLE.happening("success", "执行完成", SUCCEEDED, RUNNING);
    static final Step<JobState> FAIL = LIFECYCLE.happening("failure", "执行失败", FAILED, RUNNING);
    /** At once while it waits, else when its worker next asks. */
    static final Step<JobState> CANCEL =
            LIFECYCLE.ownStep("cancelJob", "cancellation", "取消", CANCELLED, QUEUED, RUNNING);
}
