package org.shequ.assessment.standing;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.FrontPolicy;
import org.shequ.assessment.ranking.Place;
import org.shequ.assessment.ranking.RankedYear;
import org.shequ.assessment.result.FinalResult;
import org.shequ.assessment.standing.JudgeStanding.JudgedYear;
import org.shequ.assessment.standing.JudgeStanding.Standing;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Whether a community stands in the front, with everything that the answer rests on. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Standing")
public record StandingView(
        @Schema(examples = "320613009019") String unitCode,
        @Schema(examples = "洪济社区居委会") String unitName,
        FrontPolicy policy,

        @Schema(description = "The jurisdiction's policy version in force / 适用的认定办法版本")
        UUID policyVersionId,

        @Schema(examples = "2025") int until,
        @Schema(examples = "3") int years,

        @Schema(description = "True only for PASS / 仅 PASS 时为真")
        boolean front,

        @Schema(description = "UNKNOWN when a missing result could decide it; never a pass / 缺少的结果可能改变结论时为 UNKNOWN")
        FrontPolicy.Verdict verdict,

        List<StandingYearView> perYear,

        @Schema(examples = "Not in the front: 2023 not yet assessed, 2024 not yet assessed, 2025 rank 40 of 139.")
        String explanation,

        @Schema(examples = "不属于前列：2023 年尚未参加考核，2024 年尚未参加考核，2025 年第 40 名（共 139 个）。")
        String explanationZh) {

    /** One year of the standing. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "StandingYear")
    public record StandingYearView(
            @Schema(examples = "2025") int year,
            RankedYear.State state,

            @Schema(description = "Whether the policy counts the year / 该年度是否计入前列")
            boolean front,

            @Nullable BigDecimal score,
            @Nullable String peerGroup,
            @Nullable Integer rank,
            @Nullable Integer peers,
            @Nullable BigDecimal percentile,

            @Schema(description = "Version of the result / 结果版本") @Nullable
            Integer resultVersion) {

        static StandingYearView of(JudgedYear judged) {
            FinalResult result = judged.result();
            Place place = judged.year().place();
            return new StandingYearView(
                    judged.year().year(),
                    judged.year().state(),
                    judged.front(),
                    result == null ? null : result.score(),
                    result == null ? null : result.peerGroup(),
                    place == null ? null : place.rank(),
                    place == null ? null : place.peers(),
                    place == null ? null : place.percentile(),
                    result == null ? null : result.version());
        }
    }

    static StandingView of(Standing standing) {
        return new StandingView(
                standing.community().code(),
                standing.community().name(),
                standing.policy(),
                standing.adopted().id(),
                standing.until(),
                standing.years().size(),
                standing.verdict() == FrontPolicy.Verdict.PASS,
                standing.verdict(),
                standing.years().stream().map(StandingYearView::of).toList(),
                english(standing),
                chinese(standing));
    }

    private static String english(Standing standing) {
        String verdict = switch (standing.verdict()) {
            case PASS -> "In the front: ";
            case FAIL -> "Not in the front: ";
            case UNKNOWN -> "Cannot be told: ";
        };
        return standing.years().stream().map(StandingView::english).collect(Collectors.joining(", ", verdict, "."));
    }

    private static String english(JudgedYear judged) {
        RankedYear year = judged.year();
        Place place = year.place();
        return year.year()
                + switch (year.state()) {
                    case RANKED ->
                        place == null
                                ? ""
                                : " rank " + place.rank() + " of " + place.peers() + (judged.front() ? " (front)" : "");
                    case NOT_YET_ASSESSED -> " not yet assessed";
                    case NO_RESULT -> " no result on record";
                };
    }

    private static String chinese(Standing standing) {
        String verdict = switch (standing.verdict()) {
            case PASS -> "属于前列：";
            case FAIL -> "不属于前列：";
            case UNKNOWN -> "无法认定：";
        };
        return standing.years().stream().map(StandingView::chinese).collect(Collectors.joining("，", verdict, "。"));
    }

    private static String chinese(JudgedYear judged) {
        RankedYear year = judged.year();
        Place place = year.place();
        return year.year()
                + switch (year.state()) {
                    case RANKED ->
                        place == null
                                ? ""
                                : " 年第 " + place.rank() + " 名（共 " + place.peers() + " 个"
                                        + (judged.front() ? "，前列）" : "）");
                    case NOT_YET_ASSESSED -> " 年尚未参加考核";
                    case NO_RESULT -> " 年无考核结果记录";
                };
    }
}
