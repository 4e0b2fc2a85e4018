package org.shequ.assessment.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.Band;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;

import java.math.BigDecimal;
import java.util.List;

/** What the scheme makes of a subject's sheets, before and after vetoes, sanctions and caps. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AssessmentOutcome")
public record OutcomeView(
        String subject,
        @Nullable String name,
        String unitCode,
        String pool,

        @Schema(description = "Class means by weight / 各评价主体加权均分", examples = "92.40")
        BigDecimal weighed,

        @Schema(description = "Bonuses less deductions / 加减分合计", examples = "-1.50")
        BigDecimal points,

        @Schema(description = "After points and vetoes / 加减分与否决后得分", examples = "90.90")
        BigDecimal score,

        @Schema(description = "What an upheld objection says instead / 异议成立后的得分", examples = "91.20") @Nullable
        BigDecimal decidedScore,

        @Schema(description = "Veto items on record / 否决事项") List<String> vetoes,
        boolean sanctioned,

        @Schema(description = "By the score alone / 仅按得分") @Nullable
        Grade earned,

        @Schema(description = "Best grade left open / 允许的最高等次") @Nullable
        Grade cap,

        @Schema(description = "In the end; absent in an undecided tie / 审定等次，并列未决时为空") @Nullable
        Grade grade,

        @Schema(description = "Stands in a tie at the cap / 处于名额并列")
        boolean tied,

        @Nullable String peerGroup,
        @Nullable Integer rank,
        @Nullable Integer peers,
        @Nullable BigDecimal percentile,
        @Nullable Band band) {

    static OutcomeView of(Outcome outcome, Shown shown) {
        String name = outcome.name();
        return new OutcomeView(
                outcome.subject(),
                outcome.peerGroup() == null && name != null ? shown.text(PersonField.NAME, name) : name,
                outcome.unitCode(),
                outcome.pool(),
                outcome.weighed(),
                outcome.points(),
                outcome.score(),
                outcome.decidedScore(),
                outcome.vetoes(),
                outcome.sanctioned(),
                outcome.earned(),
                outcome.cap(),
                outcome.grade(),
                outcome.tied(),
                outcome.peerGroup(),
                outcome.rank(),
                outcome.peers(),
                outcome.percentile(),
                outcome.band());
    }
}
