package org.shequ.quota.forecast;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Years ahead: what the standard would give, who retires, and what is left to fill when nobody is hired. */
@Schema(
        name = "Forecast",
        requiredProperties = {
            "jurisdiction",
            "standardId",
            "countedOn",
            "population",
            "growthPercent",
            "growthGiven",
            "occupied",
            "agesUnknown",
            "retirementPolicy",
            "years"
        })
public record ForecastView(
        @Schema(examples = "320613") String jurisdiction,
        UUID standardId,

        @Schema(description = "The latest count / 最近人口统计日期", examples = "2025-12-31")
        LocalDate countedOn,

        @Schema(examples = "1183740") long population,

        @Schema(description = "Per year / 年增长率", examples = "1.2500")
        BigDecimal growthPercent,

        @Schema(description = "Given by the caller, or the trend of the counts / 由调用方给定，否则取历年趋势")
        boolean growthGiven,

        @Schema(description = "People who hold a place now / 现占用人数", examples = "1790")
        long occupied,

        @Schema(description = "Of them, those whose age has not been told / 年龄未知人数", examples = "0")
        long agesUnknown,

        RetirementPolicyView retirementPolicy,
        List<Year> years) {

    /** One year. */
    @Schema(
            name = "ForecastYear",
            requiredProperties = {"year", "population", "places", "retiring", "remaining", "toFill"})
    public record Year(
            @Schema(examples = "2027") int year,
            @Schema(examples = "1198536") long population,

            @Schema(description = "What the standard would give / 测算配置数", examples = "2157")
            long places,

            @Schema(description = "People who reach the age in the year / 当年到龄人数", examples = "41")
            long retiring,

            @Schema(description = "Of today's people at its end / 年末留任人数", examples = "1749")
            long remaining,

            @Schema(description = "places - remaining; negative when there are too many / 需补充数", examples = "408")
            long toFill) {}
}
