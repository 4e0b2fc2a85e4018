package org.shequ.assessment.appeal;

/** Review comes first, appeal against it second; each once. */
public enum AppealStage {
    /** 复核 */
    REVIEW,
    /** 申诉 */
    APPEAL
}
