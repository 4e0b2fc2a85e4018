package org.shequ.assessment.derivation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.calibration.Records;
import org.shequ.assessment.ranking.Band;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that a stranger needs to compute a result again, and what must come out. Fractions are exact, written as
 * {@code numerator/denominator} in lowest terms.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ResultDerivation")
public record Derivation(
        UUID cycleId,
        String subject,
        String unitCode,
        int year,

        @Schema(description = "The scheme as approved / 已批准的方案")
        SchemeContent scheme,

        List<ClassPart> raterClasses,

        @Schema(description = "Σ weight × mean / 加权均分（精确分数）", examples = "2743/30")
        String weighedExact,

        @Schema(examples = "91.43") BigDecimal weighed,
        List<Records.Booking> bookings,

        @Schema(description = "Bonuses less deductions, each within its limit / 计入的加减分", examples = "1.75")
        BigDecimal points,

        List<Records.RecordedVeto> vetoes,

        @Schema(
                description =
                        "Weighed plus points, within 0 and 100, rounded half up once, at most a veto's cap / 最终得分")
        BigDecimal score,

        @Nullable DecidedPart decided,
        @Nullable GradePart grading,
        @Nullable RankPart ranking) {

    /** For the person concerned: without the scores of others, and without who else stood in a tie. */
    Derivation withoutOthers() {
        return new Derivation(
                cycleId,
                subject,
                unitCode,
                year,
                scheme,
                raterClasses,
                weighedExact,
                weighed,
                bookings,
                points,
                vetoes,
                score,
                decided,
                grading == null ? null : grading.withoutOthers(subject, score),
                ranking == null ? null : ranking.withoutOthers(score));
    }

    private static List<ScoreCount> own(List<ScoreCount> counts, BigDecimal score) {
        return counts.stream()
                .filter(count -> count.score().compareTo(score) == 0)
                .map(count -> new ScoreCount(count.score(), 1))
                .toList();
    }

    /** A class of raters with all its sheets; equal sheets appear once, with their number. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DerivedClass")
    public record ClassPart(
            @Schema(examples = "RESIDENTS") String code,
            BigDecimal weight,
            @Schema(examples = "52") int raters,
            @Schema(examples = "3712/40") String mean,
            List<SheetPart> sheets) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DerivedSheet")
    public record SheetPart(
            @Schema(description = "How many raters gave exactly these marks / 评分相同的张数")
            int count,

            Map<String, BigDecimal> marks,
            @Schema(examples = "183/2") String score) {}

    /** What an upheld objection says instead of the computed score; grade and rank follow it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DerivedDecision")
    public record DecidedPart(
            UUID objectionId, BigDecimal score, @Nullable Grade grade, LocalDate answeredOn) {}

    /** How many share a score. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ScoreCount")
    public record ScoreCount(BigDecimal score, int count) {}

    /** From score to grade. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DerivedGrade")
    public record GradePart(
            @Schema(description = "By the score alone / 仅按得分")
            Grade earned,

            boolean sanctioned,

            @Schema(description = "Best grade that vetoes and sanctions leave open / 允许的最高等次")
            Grade cap,

            String pool,
            @Schema(description = "Who counts / 计入基数人数") int graded,
            int percent,

            @Schema(description = "floor(graded × percent ÷ 100)")
            int places,

            @Schema(description = "Scores of all to whom excellent stands open / 可评优秀者的得分分布")
            List<ScoreCount> contenders,

            @Nullable TiePart tie,
            @Nullable Grade grade) {

        private GradePart withoutOthers(String subject, BigDecimal score) {
            return new GradePart(
                    earned,
                    sanctioned,
                    cap,
                    pool,
                    graded,
                    percent,
                    places,
                    own(contenders, score),
                    tie == null ? null : tie.withoutOthers(subject),
                    grade);
        }
    }

    /** Who was chosen out of a tie, and why. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DerivedTie")
    public record TiePart(
            @Schema(description = "How many had the score / 同分人数")
            int tied,

            @Schema(description = "How many of them were chosen / 其中入选人数")
            int places,

            @Schema(description = "Those of them within the caller's scope / 其中调用方数据范围内的人员")
            List<String> tie,

            @Schema(description = "The chosen within the caller's scope / 入选者中调用方数据范围内的人员")
            List<String> chosen,

            String reason,
            String documentNumber,
            String decidedBy) {

        private TiePart withoutOthers(String subject) {
            return new TiePart(
                    tied,
                    places,
                    tie.stream().filter(subject::equals).toList(),
                    chosen.stream().filter(subject::equals).toList(),
                    reason,
                    documentNumber,
                    decidedBy);
        }
    }

    /** From score to rank. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DerivedRank")
    public record RankPart(
            String peerGroup,

            @Schema(description = "Scores of all peers, the subject included / 同组得分分布")
            List<ScoreCount> peers,

            int rank,
            BigDecimal percentile,
            Band band) {

        private RankPart withoutOthers(BigDecimal score) {
            return new RankPart(peerGroup, own(peers, score), rank, percentile, band);
        }
    }
}
