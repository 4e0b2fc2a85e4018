package org.shequ.assessment.appeal;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Review comes first, appeal against it second; each once. */
@Schema(name = "AppealStage")
public enum Stage {
    /** 复核 */
    REVIEW,
    /** 申诉 */
    APPEAL
}
