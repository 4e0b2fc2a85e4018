package org.shequ.kit.job;

/** The life of a job: QUEUED → RUNNING → SUCCEEDED | FAILED | CANCELLED; after a crash RUNNING begins again. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED;

    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }
}
