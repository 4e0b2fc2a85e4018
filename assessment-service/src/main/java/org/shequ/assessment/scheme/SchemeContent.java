package org.shequ.assessment.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scoring.Dimension;
import org.shequ.assessment.scoring.PointsItem;
import org.shequ.assessment.scoring.RaterClass;
import org.shequ.assessment.scoring.ScoreFormula;
import org.shequ.assessment.scoring.SheetPoints;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Everything that a scheme lays down. Its parts hold their own limits; what holds between them is checked by
 * {@link SchemeFaults}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SchemeContent")
public record SchemeContent(
        @Schema(required = true) @NotEmpty @Size(max = 20) List<@Valid @NotNull SchemeDimension> dimensions,

        @Schema(required = true) @NotEmpty @Size(max = 10) List<@Valid @NotNull SchemeRaterClass> raterClasses,

        @Schema(required = true, description = "What caps a result whatever the score / 一票否决事项")
        @NotNull
        @Size(max = 50)
        List<@Valid @NotNull Veto> vetoes,

        @Schema(required = true, description = "Communities only, first match counts / 仅社区，按序匹配")
        @NotNull
        @Size(max = 20)
        List<@Valid @NotNull PeerGroupRule> peerGroups,

        @Schema(description = "Persons only / 仅人员") @Valid @Nullable
        Grading grading,

        @Schema(required = true) @Valid @NotNull Periods periods) {

    static final String CODE = "[A-Z][A-Z0-9_]{0,39}";

    public SchemeContent {
        dimensions = dimensions == null ? List.of() : dimensions;
        raterClasses = raterClasses == null ? List.of() : raterClasses;
        vetoes = vetoes == null ? List.of() : vetoes;
        peerGroups = peerGroups == null ? List.of() : peerGroups;
    }

    /** A weighted part (维度). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SchemeDimension")
    public record SchemeDimension(
            @Schema(required = true, examples = "PARTY_BUILDING") @NotNull @Pattern(regexp = CODE)
            String code,

            @Schema(required = true, examples = "基层党建") @NotBlank @Size(max = 100)
            String name,

            @Schema(required = true, description = "Per cent of a sheet / 占单张评分表的百分比", examples = "30")
            @NotNull
            @DecimalMin("0.01")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            BigDecimal weight,

            @Schema(required = true) @NotEmpty @Size(max = 50)
            List<@Valid @NotNull Indicator> indicators) {

        public SchemeDimension {
            indicators = indicators == null ? List.of() : indicators;
        }
    }

    /** How an indicator moves the score. */
    public enum IndicatorKind {
        /** Raters give marks from 0 to the full marks. */
        MARKS,
        /** Points taken off for what is on record, at most the full marks. */
        DEDUCTION,
        /** Points added for what is on record, at most the full marks. */
        BONUS
    }

    /** One thing looked at (指标). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SchemeIndicator")
    public record Indicator(
            @Schema(required = true, examples = "THREE_MEETINGS") @NotNull @Pattern(regexp = CODE)
            String code,

            @Schema(required = true, examples = "三会一课") @NotBlank @Size(max = 100)
            String name,

            @Schema(required = true) @NotNull IndicatorKind kind,

            @Schema(required = true, examples = "10")
            @NotNull
            @DecimalMin("0.01")
            @DecimalMax("1000")
            @Digits(integer = 4, fraction = 2)
            BigDecimal fullMarks,

            @Schema(required = true, description = "Marks or points need a link to evidence / 须附佐证")
            boolean evidenceRequired) {}

    /** A class of raters (评价主体). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SchemeRaterClass")
    public record SchemeRaterClass(
            @Schema(required = true, examples = "RESIDENTS") @NotNull @Pattern(regexp = CODE)
            String code,

            @Schema(required = true, examples = "居民代表") @NotBlank @Size(max = 100)
            String name,

            @Schema(required = true, description = "Per cent of the score / 占总分百分比", examples = "60")
            @NotNull
            @DecimalMin("0.01")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            BigDecimal weight,

            @Schema(required = true, examples = "50") @NotNull @Min(1) @Max(100_000)
            Integer minimumRaters,

            @Schema(required = true, description = "Sheets are kept apart from who wrote them / 评分表与评价人身份分离")
            boolean anonymous,

            @Schema(description = "Least share of ordinary residents, per cent / 普通居民最低占比", examples = "70")
            @Min(1)
            @Max(100)
            @Nullable
            Integer minimumOrdinaryPercent) {}

    /** A veto item (一票否决). */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SchemeVeto")
    public record Veto(
            @Schema(required = true, examples = "MAJOR_INCIDENT") @NotNull @Pattern(regexp = CODE)
            String code,

            @Schema(required = true, examples = "重大安全事故") @NotBlank @Size(max = 100)
            String name,

            @Schema(description = "Communities: the best score left / 社区：最高得分", examples = "59.99")
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @Nullable
            BigDecimal scoreCap,

            @Schema(description = "Persons: the best grade left / 人员：最高等次") @Nullable
            Grade gradeCap) {}

    /** How long what lasts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Periods")
    public record Periods(
            @Schema(required = true, examples = "5") @NotNull @Min(1) @Max(60)
            Integer publicityWorkingDays,

            @Schema(
                    required = true,
                    description = "Days to ask for review after the result is final / 申请复核期限（日）",
                    examples = "30")
            @NotNull
            @Min(1)
            @Max(365)
            Integer reviewDays,

            @Schema(required = true, description = "Days to appeal after the review / 申诉期限（日）", examples = "30")
            @NotNull
            @Min(1)
            @Max(365)
            Integer appealDays) {}

    /** The same with other weights and caps, where such are given; for simulations. */
    public SchemeContent with(
            Map<String, BigDecimal> classWeights,
            Map<String, BigDecimal> dimensionWeights,
            @Nullable Integer excellentPercent,
            @Nullable Integer commendedPercent) {
        return new SchemeContent(
                dimensions.stream()
                        .map(each -> new SchemeDimension(
                                each.code(),
                                each.name(),
                                dimensionWeights.getOrDefault(each.code(), each.weight()),
                                each.indicators()))
                        .toList(),
                raterClasses.stream()
                        .map(each -> new SchemeRaterClass(
                                each.code(),
                                each.name(),
                                classWeights.getOrDefault(each.code(), each.weight()),
                                each.minimumRaters(),
                                each.anonymous(),
                                each.minimumOrdinaryPercent()))
                        .toList(),
                vetoes,
                peerGroups,
                grading == null ? null : grading.with(excellentPercent, commendedPercent),
                periods);
    }

    /** Indicators that raters give marks for, in the order in which a sheet keeps them. */
    public List<Indicator> marked() {
        return dimensions.stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .filter(indicator -> indicator.kind() == IndicatorKind.MARKS)
                .toList();
    }

    /** The bonus or deduction of this code. */
    public Optional<Indicator> findBooked(String code) {
        return dimensions.stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .filter(each -> each.code().equals(code) && each.kind() != IndicatorKind.MARKS)
                .findFirst();
    }

    /** The dimensions as the formula weighs them. */
    public List<Dimension> weighed() {
        return dimensions.stream()
                .map(dimension -> new Dimension(
                        dimension.code(),
                        dimension.weight(),
                        dimension.indicators().stream()
                                .filter(indicator -> indicator.kind() == IndicatorKind.MARKS)
                                .map(indicator -> new Dimension.Indicator(indicator.code(), indicator.fullMarks()))
                                .toList()))
                .toList();
    }

    /** How a score is computed from a subject's sheets and points. */
    public ScoreFormula formula() {
        return new ScoreFormula(
                SheetPoints.of(weighed()),
                raterClasses.stream()
                        .map(each -> new RaterClass(
                                each.code(),
                                each.weight(),
                                each.minimumRaters(),
                                each.minimumOrdinaryPercent() == null ? 0 : each.minimumOrdinaryPercent()))
                        .toList(),
                dimensions.stream()
                        .flatMap(dimension -> dimension.indicators().stream())
                        .filter(indicator -> indicator.kind() != IndicatorKind.MARKS)
                        .map(indicator -> new PointsItem(
                                indicator.code(), indicator.fullMarks(), indicator.kind() == IndicatorKind.DEDUCTION))
                        .toList());
    }
}
