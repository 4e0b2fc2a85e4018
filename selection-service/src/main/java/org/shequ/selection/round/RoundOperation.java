package org.shequ.selection.round;

import org.shequ.kit.lifecycle.Command;
import org.shequ.selection.vocabulary.Stage;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What may be done in a running round, at which stages, and by whom. The commands ask here before they act, and a refusal lists
 * from here what may be done instead: what is allowed and what is said to be allowed are one.
 */
public enum RoundOperation {
    REGISTER("registerCandidate", "registrations", "报名", Permission.MANAGE, Stage.REGISTRATION),
    IMPORT_REGISTRATIONS(
            "importRegistrations", "registration-imports", "批量导入报名", Permission.MANAGE, Stage.REGISTRATION),
    REVIEW(
            "reviewRegistration",
            "registrations/{registrationId}/review",
            "审查报名",
            Permission.MANAGE,
            Stage.REGISTRATION),
    COMPLETE_REVIEW("completeReview", "review-completion", "完成资格审查", Permission.MANAGE, Stage.REGISTRATION),
    ENTER_SCORES("enterScores", "scores", "录入成绩", Permission.SCORE, Stages.SCORED),
    IMPORT_SCORES("importScores", "score-imports", "批量导入成绩", Permission.SCORE, Stages.SCORED),
    COMPLETE_WRITTEN("completeStage", "stages/WRITTEN/completion", "结束笔试", Permission.MANAGE, Stage.WRITTEN),
    RANK("rankCandidates", "ranking", "排名", Permission.MANAGE, EnumSet.of(Stage.INTERVIEW, Stage.TOTAL)),
    /** Once the ranking stands, an earlier stage may be caught up on for whoever moved up. */
    RECORD_OUTCOMES("completeStage", "stages/{stage}/completion", "登记环节结果", Permission.MANAGE, Stages.RANKED),
    IMPORT_OUTCOMES("importOutcomes", "outcome-imports", "批量导入环节结果", Permission.MANAGE, Stages.RANKED),
    PUBLISH("publishNotice", "notice", "发布公示", Permission.PUBLISH, Stages.PUBLISHED),
    OBJECT("raiseRoundObjection", "objections", "登记异议", Permission.PUBLISH, Stages.PUBLISHED),
    ANSWER("answerRoundObjection", "objections/{objectionId}/answer", "答复异议", Permission.PUBLISH, Stages.PUBLISHED),
    CLOSE_NOTICE("closeNotice", "notice/closure", "结束公示", Permission.PUBLISH, Stages.PUBLISHED),
    APPOINT("decideAppointments", "appointments", "决定任用", Permission.DECIDE, Stage.APPOINTMENT),
    WITHDRAW(
            "withdrawRegistration",
            "registrations/{registrationId}/withdrawal",
            "撤回报名",
            Permission.MANAGE,
            EnumSet.range(Stage.REGISTRATION, Stage.APPOINTMENT)),
    NAME_PANEL(
            "namePanel", "panel", "确定工作人员名单", Permission.MANAGE, EnumSet.range(Stage.REGISTRATION, Stage.APPOINTMENT)),
    CLOSE("closeRound", "closure", "结束选拔", Permission.MANAGE, Stage.APPOINTMENT),
    CANCEL(
            "cancelRound",
            "cancellation",
            "取消",
            Permission.MANAGE,
            EnumSet.range(Stage.REGISTRATION, Stage.APPOINTMENT));

    private static final class Permission {
        private static final String MANAGE = "selection:manage";
        private static final String SCORE = "selection:score";
        private static final String PUBLISH = "selection:publish";
        private static final String DECIDE = "selection:decide";
    }

    private static final class Stages {
        private static final Set<Stage> SCORED = EnumSet.of(Stage.WRITTEN, Stage.INTERVIEW, Stage.TOTAL);
        private static final Set<Stage> RANKED = EnumSet.range(Stage.MEDICAL, Stage.APPOINTMENT);
        private static final Set<Stage> PUBLISHED = EnumSet.of(Stage.NOTICE, Stage.APPOINTMENT);
    }

    private final Command command;
    private final Set<Stage> stages;

    RoundOperation(String operation, String en, String zh, String permission, Stage stage) {
        this(operation, en, zh, permission, EnumSet.of(stage));
    }

    RoundOperation(String operation, String en, String zh, String permission, Set<Stage> stages) {
        this.command = new Command(operation, permission, en, zh);
        this.stages = stages;
    }

    public Command command() {
        return command;
    }

    /** The stages at which it may be done, in their order. */
    Set<Stage> stages() {
        return Collections.unmodifiableSet(stages);
    }

    /** All that may be done at a stage. */
    static List<Command> at(Stage stage) {
        return Arrays.stream(values())
                .filter(operation -> operation.stages.contains(stage))
                .map(RoundOperation::command)
                .toList();
    }
}
