package org.shequ.kit.job;

import org.shequ.kit.problem.Words;

/** The life of a job: QUEUED → RUNNING → SUCCEEDED | FAILED | CANCELLED; after a crash RUNNING begins again. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    /** For a text in either language. */
    Words words() {
        return Words.of(
                this,
                switch (this) {
                    case QUEUED -> "排队中";
                    case RUNNING -> "执行中";
                    case SUCCEEDED -> "已完成";
                    case FAILED -> "已失败";
                    case CANCELLED -> "已取消";
                });
    }

    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
