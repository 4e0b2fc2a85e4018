package org.shequ.assessment.cycle;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.lifecycle.Command;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;

/** Where a cycle stands. */
public enum CycleStatus {
    /** Planned; nobody is listed yet. */
    DRAFT,
    /** Subjects are listed; self-reports and sheets come in. */
    OPEN,
    /** Scores stand; vetoes, points and ties are decided (审定). */
    CALIBRATION,
    /** Shown to everybody; objections are taken (公示). */
    PUBLICITY,
    /** Decided. An appeal reopens one result, never the cycle. */
    FINAL,
    /** Given up before it was final, for a recorded reason; another cycle may take its place. */
    CANCELLED;

    public static final Lifecycle<CycleStatus> LIFECYCLE = Lifecycle.of(CycleStatus.class, "cycle", "考核周期")
            .state(DRAFT, "草拟")
            .state(OPEN, "评分")
            .state(CALIBRATION, "审定")
            .state(PUBLICITY, "公示")
            .state(FINAL, "已定")
            .state(CANCELLED, "已取消");

    static final Step<CycleStatus> OPEN_SCORING =
            LIFECYCLE.step("openCycle", "assessment:manage", "opening", "启动", OPEN, DRAFT);
    static final Step<CycleStatus> CALIBRATE =
            LIFECYCLE.step("calibrateCycle", "assessment:manage", "calibration", "汇总审定", CALIBRATION, OPEN, PUBLICITY);
    static final Step<CycleStatus> REOPEN =
            LIFECYCLE.step("reopenScoring", "assessment:manage", "reopening", "重新开放评分", OPEN, CALIBRATION);
    static final Step<CycleStatus> PUBLISH =
            LIFECYCLE.step("publishCycle", "assessment:publish", "publicity", "公示", PUBLICITY, CALIBRATION);
    static final Step<CycleStatus> FINISH =
            LIFECYCLE.step("finishCycle", "assessment:publish", "finalization", "确定结果", FINAL, PUBLICITY);
    static final Step<CycleStatus> CANCEL = LIFECYCLE.step(
            "cancelCycle", "assessment:manage", "cancellation", "取消", CANCELLED, DRAFT, OPEN, CALIBRATION, PUBLICITY);

    /** Of what belongs to another state, in which it may be done without leaving it. */
    ProblemException refusal(CycleStatus wanted) {
        var possible = LIFECYCLE.possible(this);
        return ProblemException.of(
                        AssessmentProblem.CYCLE_NOT_IN_STATE,
                        LIFECYCLE.words(this),
                        LIFECYCLE.words(wanted),
                        Command.words(possible))
                .figure("status", name())
                .figure("required", wanted.name())
                .figure("possible", Command.operations(possible));
    }

    /** As it stands in events. */
    org.shequ.contracts.event.assessment.CycleStatus told() {
        return switch (this) {
            case DRAFT -> org.shequ.contracts.event.assessment.CycleStatus.DRAFT;
            case OPEN -> org.shequ.contracts.event.assessment.CycleStatus.OPEN;
            case CALIBRATION -> org.shequ.contracts.event.assessment.CycleStatus.CALIBRATION;
            case PUBLICITY -> org.shequ.contracts.event.assessment.CycleStatus.PUBLICITY;
            case FINAL -> org.shequ.contracts.event.assessment.CycleStatus.FINAL;
            case CANCELLED -> org.shequ.contracts.event.assessment.CycleStatus.CANCELLED;
        };
    }

    /** Whether the subjects may know of their outcomes. */
    boolean isTold() {
        return this == PUBLICITY || this == FINAL;
    }

    /** Whether scores stand. */
    public boolean hasOutcomes() {
        return switch (this) {
            case CALIBRATION, PUBLICITY, FINAL -> true;
            case DRAFT, OPEN, CANCELLED -> false;
        };
    }
}
