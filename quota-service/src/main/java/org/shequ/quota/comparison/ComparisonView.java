package org.shequ.quota.comparison;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A comparison with its totals; the communities are a list of their own. */
@Schema(
        name = "Comparison",
        requiredProperties = {
            "id",
            "jurisdiction",
            "title",
            "comparedBy",
            "comparedAt",
            "units",
            "presentTotal",
            "occupied",
            "alternatives"
        })
public record ComparisonView(
        UUID id,
        @Schema(examples = "320613") String jurisdiction,
        @Schema(examples = "18与20的比较") String title,
        String comparedBy,
        Instant comparedAt,

        @Schema(description = "Communities / 社区数", examples = "179")
        long units,

        @Schema(description = "Places as they are / 现核定总数", examples = "2131")
        long presentTotal,

        @Schema(description = "People who hold a place / 在岗占用人数", examples = "1790")
        long occupied,

        List<AlternativeView> alternatives) {

    /** The totals of one alternative. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "ComparisonAlternative",
            requiredProperties = {
                "number",
                "name",
                "rule",
                "populationDate",
                "population",
                "total",
                "change",
                "gaining",
                "losing",
                "placesGained",
                "placesLost",
                "overPlaces"
            })
    public record AlternativeView(
            @Schema(examples = "1") int number,
            @Schema(examples = "每万人20名") String name,
            @Nullable UUID standardId,

            @Schema(description = "The standard in words / 标准说明", examples = "每万人 / per 10,000: 20；LARGEST_REMAINDER")
            String rule,

            @Schema(examples = "2025-12-31") LocalDate populationDate,
            @Schema(examples = "2.5") @Nullable BigDecimal growthPercent,
            @Schema(examples = "1183740") long population,

            @Schema(description = "Places it would give / 测算总数", examples = "2367")
            long total,

            @Schema(description = "total - presentTotal / 增减", examples = "236")
            long change,

            @Schema(description = "Communities that gain / 增加的社区数", examples = "171")
            long gaining,

            @Schema(description = "Communities that lose / 减少的社区数", examples = "0")
            long losing,

            @Schema(description = "Places of those that gain / 增加名额", examples = "236")
            long placesGained,

            @Schema(description = "Places of those that lose / 减少名额", examples = "0")
            long placesLost,

            @Schema(description = "People beyond the places it would give / 将超员人数", examples = "0")
            long overPlaces) {}

    /** One community under all alternatives. */
    @Schema(
            name = "ComparisonLine",
            requiredProperties = {"unitCode", "unitName", "present", "occupied", "alternatives"})
    public record LineView(
            @Schema(examples = "320613002004") String unitCode,
            @Schema(examples = "濠北社区居委会") String unitName,

            @Schema(description = "Places as they are / 现核定数", examples = "12")
            int present,

            @Schema(examples = "10") int occupied,

            @Schema(description = "In the order of the alternatives / 按方案次序")
            List<CellView> alternatives) {}

    /** One community under one alternative. */
    @Schema(
            name = "ComparisonCell",
            requiredProperties = {"number", "population", "places", "change"})
    public record CellView(
            @Schema(examples = "1") int number,
            @Schema(examples = "6574") long population,
            @Schema(examples = "13") int places,

            @Schema(description = "places - present / 增减", examples = "1")
            int change) {}
}
