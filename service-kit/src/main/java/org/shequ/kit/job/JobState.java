package org.shequ.kit.job;

import org.shequ.kit.lifecycle.Lifecycle;

/** The life of a job: QUEUED → RUNNING → SUCCEEDED | FAILED | CANCELLED; after a crash RUNNING begins again. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public static final Lifecycle<JobState> LIFECYCLE = Lifecycle.of(JobState.class, "job", "任务")
            .state(QUEUED, "排队")
            .state(RUNNING, "执行中")
            .state(SUCCEEDED, "已完成")
            .state(FAILED, "失败")
            .state(CANCELLED, "已取消");

    static {
        LIFECYCLE.happening("start", "开始执行", RUNNING, QUEUED);
        LIFECYCLE.happening("end", "执行完毕", SUCCEEDED, RUNNING);
        LIFECYCLE.happening("failure", "执行失败", FAILED, RUNNING);
        LIFECYCLE.step("cancelJob", "-", "cancellation", "取消", CANCELLED, QUEUED, RUNNING);
    }

    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
