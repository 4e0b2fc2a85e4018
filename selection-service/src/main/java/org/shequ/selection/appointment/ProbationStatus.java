package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;
import org.shequ.selection.SelectionProblem;

/** Where the probation (试用期) of an appointment stands, if it has one. */
public enum ProbationStatus {
    /** The appointment has not taken effect. */
    AHEAD,
    RUNNING,
    CONFIRMED,
    FAILED,
    /** The appointment itself was refused. */
    VOID;

    public static final Lifecycle<ProbationStatus> LIFECYCLE = Lifecycle.of(ProbationStatus.class, "probation", "试用期")
            .refusedBy(SelectionProblem.NO_PROBATION)
            .state(AHEAD, "未开始")
            .state(RUNNING, "试用中")
            .state(CONFIRMED, "已转正")
            .state(FAILED, "考核不合格")
            .state(VOID, "已失效");

    static final Step<ProbationStatus> BEGIN =
            LIFECYCLE.happening("the appointment takes effect", "任用生效", RUNNING, AHEAD);
    /** On its last day or later. */
    static final Step<ProbationStatus> CONFIRM = LIFECYCLE.step(
            "decideProbation", "selection:decide", "probation-decision: confirm", "转正", CONFIRMED, RUNNING);

    static final Step<ProbationStatus> FAIL =
            LIFECYCLE.step("decideProbation", "selection:decide", "probation-decision: fail", "认定不合格", FAILED, RUNNING);
    static final Step<ProbationStatus> LAPSE =
            LIFECYCLE.happening("refusal of the appointment", "任用被退回", VOID, AHEAD, RUNNING);

    /** @param effected whether the appointment has taken effect */
    static ProbationStatus of(AppointmentStatus appointment, boolean effected, @Nullable ProbationEnd end) {
        if (end != null) {
            return end.outcome().step().to();
        }
        if (appointment == AppointmentStatus.REJECTED) {
            return VOID;
        }
        return effected ? RUNNING : AHEAD;
    }
}
