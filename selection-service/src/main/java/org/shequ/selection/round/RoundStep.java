package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Command;
import org.shequ.selection.vocabulary.Stage;

import java.util.List;
import java.util.stream.Stream;

/** Status and stage together, as the journal keeps them before and after. */
public record RoundStep(RoundStatus status, @Nullable Stage stage) {

    private static final Command REGISTER = new Command("registerCandidate", "registrations", "报名");
    private static final Command REVIEW =
            new Command("reviewRegistration", "registrations/{registrationId}/review", "审查报名");
    private static final Command WITHDRAW =
            new Command("withdrawRegistration", "registrations/{registrationId}/withdrawal", "撤回报名");
    private static final Command COMPLETE_REVIEW = new Command("completeReview", "review-completion", "完成资格审查");
    private static final Command ENTER_SCORES = new Command("enterScores", "scores", "录入成绩");
    private static final Command RANK = new Command("rankCandidates", "ranking", "排名");
    private static final Command PUBLISH = new Command("publishNotice", "notice", "公示");
    private static final Command OBJECT = new Command("raiseObjection", "objections", "登记异议");
    private static final Command ANSWER = new Command("answerObjection", "objections/{objectionId}/answer", "答复异议");
    private static final Command CLOSE_NOTICE = new Command("closeNotice", "notice/closure", "结束公示");
    private static final Command APPOINT = new Command("decideAppointments", "appointments", "决定任用");

    /** What may be done from here. */
    List<Command> possible() {
        var leaving = RoundStatus.LIFECYCLE.possible(status);
        if (status != RoundStatus.RUNNING || stage == null) {
            return leaving;
        }
        var cancel = leaving.stream().filter(command -> stage == Stage.APPOINTMENT || !command.equals(close()));
        return Stream.concat(within(stage).stream(), cancel).toList();
    }

    private static Command close() {
        return RoundStatus.CLOSE.command();
    }

    private static List<Command> within(Stage stage) {
        return switch (stage) {
            case ANNOUNCEMENT -> List.of(RoundStatus.ANNOUNCE.command());
            case REGISTRATION, REVIEW -> List.of(REGISTER, REVIEW, WITHDRAW, COMPLETE_REVIEW);
            case INTERVIEW -> List.of(ENTER_SCORES, WITHDRAW, RANK);
            case TOTAL -> List.of(WITHDRAW, RANK);
            case WRITTEN -> List.of(ENTER_SCORES, WITHDRAW, complete(stage));
            case MEDICAL, INSPECTION, DELIBERATION -> List.of(WITHDRAW, complete(stage));
            case NOTICE -> List.of(PUBLISH, OBJECT, ANSWER, CLOSE_NOTICE);
            case APPOINTMENT -> List.of(APPOINT);
        };
    }

    private static Command complete(Stage stage) {
        return new Command("completeStage", "stages/" + stage + "/completion", "完成本环节");
    }
}
