package org.shequ.quota.determination;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one community gets, and why. Recomputable: {@code shareNumerator / shareDenominator = whole + remainder /
 * shareDenominator}; {@code apportioned = whole + extra}, or the minimum where floored; by bands of households, {@code whole} is what
 * the band from {@code bandFrom} on gives; {@code new = apportioned +
 * adjustment}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "DeterminationLine",
        requiredProperties = {
            "unitCode",
            "unitName",
            "population",
            "share",
            "shareNumerator",
            "shareDenominator",
            "whole",
            "remainder",
            "extra",
            "floored",
            "apportioned",
            "adjustment",
            "old",
            "new",
            "change",
            "occupied",
            "over",
            "short"
        })
public record LineView(
        @Schema(examples = "320613002004") String unitCode,
        @Schema(examples = "濠北社区居委会") String unitName,
        @Schema(examples = "6574") long population,

        @Schema(description = "Where a standard by households asks for them / 按户数配置时给出", examples = "2310") @Nullable
        Long households,

        @Schema(description = "The households from which the band goes / 适用档次起点户数", examples = "2000") @Nullable
        Long bandFrom,

        @Schema(
                description = "The exact share, rounded to four decimals for reading / 应配份额（四位小数）",
                examples = "11.8332")
        BigDecimal share,

        @Schema(description = "Numerator of the exact share / 份额分子", examples = "118332")
        long shareNumerator,

        @Schema(description = "Denominator of the exact share / 份额分母", examples = "10000")
        long shareDenominator,

        @Schema(description = "Whole places of the share / 整数部分", examples = "11")
        long whole,

        @Schema(description = "What is left over the denominator / 余数（分子）", examples = "8332")
        long remainder,

        @Schema(description = "1 when the remainder won a place / 余数所得名额", examples = "1")
        int extra,

        @Schema(description = "Whether the minimum applies / 是否适用最低配置")
        boolean floored,

        @Schema(description = "Places by apportionment / 按标准配置数", examples = "12")
        int apportioned,

        @Schema(description = "Places given or taken by document / 依文件调整数", examples = "0")
        int adjustment,

        @Nullable String adjustmentDocument,

        @Schema(description = "Places before / 原核定数", examples = "10") @JsonProperty("old")
        int oldPlaces,

        @Schema(description = "Places determined / 核定数", examples = "12") @JsonProperty("new")
        int newPlaces,

        @Schema(description = "new - old / 增减", examples = "2")
        int change,

        @Schema(description = "People who hold a place / 在岗占用人数", examples = "10")
        int occupied,

        @Schema(description = "People beyond the places / 超员人数", examples = "0")
        int over,

        @Schema(description = "Places without people / 缺员数", examples = "2") @JsonProperty("short")
        int shortPlaces) {

    private static final int READABLE_SCALE = 4;

    static LineView of(Line line) {
        return new LineView(
                line.unitCode(),
                line.unitName(),
                line.population(),
                line.households(),
                line.bandFrom(),
                BigDecimal.valueOf(line.shareNumerator())
                        .divide(BigDecimal.valueOf(line.shareDenominator()), READABLE_SCALE, RoundingMode.HALF_UP),
                line.shareNumerator(),
                line.shareDenominator(),
                line.whole(),
                line.remainder(),
                line.extra(),
                line.floored(),
                line.apportioned(),
                line.adjustment(),
                line.adjustmentDocument(),
                line.oldPlaces(),
                line.newPlaces(),
                line.newPlaces() - line.oldPlaces(),
                line.occupied(),
                Math.max(0, line.occupied() - line.newPlaces()),
                Math.max(0, line.newPlaces() - line.occupied()));
    }
}
