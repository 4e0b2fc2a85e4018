package org.shequ.assessment.cycle;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.lifecycle.Command;
import org.shequ.kit.lifecycle.Lifecycle;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;

import static org.shequ.contracts.vocabulary.CycleStatus.CALIBRATION;
import static org.shequ.contracts.vocabulary.CycleStatus.CANCELLED;
import static org.shequ.contracts.vocabulary.CycleStatus.DRAFT;
import static org.shequ.contracts.vocabulary.CycleStatus.FINAL;
import static org.shequ.contracts.vocabulary.CycleStatus.OPEN;
import static org.shequ.contracts.vocabulary.CycleStatus.PUBLICITY;

/** The life of a cycle (考核周期). */
public final class CycleLifecycle {

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

    private CycleLifecycle() {}

    /** Of what belongs to another state, in which it may be done without leaving it. */
    static ProblemException refusal(CycleStatus now, CycleStatus wanted) {
        var possible = LIFECYCLE.possible(now);
        return ProblemException.of(
                        AssessmentProblem.CYCLE_NOT_IN_STATE,
                        LIFECYCLE.words(now),
                        LIFECYCLE.words(wanted),
                        Command.words(possible))
                .figure("status", now.name())
                .figure("required", wanted.name())
                .figure("possible", Command.operations(possible));
    }
}
