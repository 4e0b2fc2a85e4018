package org.shequ.selection.explanation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.selection.application.RegistrationView;
import org.shequ.selection.appointment.AppointmentView;
import org.shequ.selection.eligibility.Text;
import org.shequ.selection.examination.Paper;
import org.shequ.selection.notice.Objection;
import org.shequ.selection.scoring.TieBreak;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** "Why not me?" in one answer. */
@Schema(name = "Explanation")
public record ExplanationView(
        @Schema(description = "The end of it in one sentence / 一句话结论")
        Text conclusion,

        RegistrationView registration,
        List<ExplainedScoreView> scores,
        @Nullable StandingView standing,
        List<ExplainedOutcomeView> outcomes,
        @Nullable ExplainedNoticeView notice,
        List<ExplainedObjectionView> objections,
        List<AppointmentView> appointments,

        @Schema(description = "Version of the registration / 报名版本")
        long version)
        implements Versioned {

    @Schema(name = "ExplainedScore")
    public record ExplainedScoreView(Paper paper, List<BigDecimal> entries, boolean agreed) {}

    /** @param withinPlaces whether the candidate is within the places as things stand */
    @Schema(name = "ExplainedStanding")
    public record StandingView(
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            @Nullable BigDecimal retest,
            @Nullable BigDecimal lot,
            BigDecimal bonus,

            @Schema(description = "Written score times its weight / 笔试折算成绩") @Nullable
            BigDecimal weightedWritten,

            @Schema(description = "Interview score times its weight / 面试折算成绩") @Nullable
            BigDecimal weightedInterview,

            @Schema(description = "Before it is rounded / 未取舍的综合成绩")
            BigDecimal exactTotal,

            BigDecimal total,

            @Schema(examples = "60 % * 86.50 + 40 % * 90.00 + 0.00 = 51.9000 + 36.0000 + 0.00 = 87.9000")
            String formula,

            int rank,
            int line,
            TieBreak tieBreak,

            @Schema(description = "The same in words, with the candidate's figure / 名次由何确定")
            Text decidedBy,

            int candidates,
            int places,
            boolean withinPlaces) {}

    @Schema(name = "ExplainedOutcome")
    public record ExplainedOutcomeView(
            Stage stage, boolean passed, @Nullable String reason, Instant at) {}

    @Schema(name = "ExplainedNotice")
    public record ExplainedNoticeView(UUID id, int number, LocalDate publishedOn, LocalDate lastDay, boolean closed) {}

    @Schema(name = "ExplainedObjection")
    public record ExplainedObjectionView(
            UUID id,
            LocalDate raisedOn,
            Objection.State state,
            @Nullable String answer) {}
}
