package org.shequ.quota.comparison;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.quota.standard.StandardRequest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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

/** Alternatives to compare with the present. */
@Schema(name = "ComparisonRequest", examples = """
                {"jurisdiction":"320613","title":"18与20的比较","alternatives":[
                {"name":"每万人20名","standard":{"ratioPer10000":20},"populationDate":"2025-12-31"},
                {"name":"明年人口","standard":{"ratioPer10000":18},"populationDate":"2025-12-31","growthPercent":2.5}]}""")
public record ComparisonRequest(
        @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
        String jurisdiction,

        @Schema(required = true, examples = "18与20的比较") @NotBlank @Size(max = 200)
        String title,

        @Schema(required = true) @NotEmpty @Size(max = 10) List<@Valid @NotNull Alternative> alternatives) {

    /** A standard, adopted or invented, on a population, counted or grown. */
    @Schema(name = "ComparisonAlternativeRequest")
    public record Alternative(
            @Schema(required = true, examples = "每万人20名") @NotBlank @Size(max = 100)
            String name,

            @Schema(description = "An adopted standard; or else standard / 已采用的标准") @Nullable
            UUID standardId,

            @Schema(description = "One that nobody has adopted / 假设的标准") @Valid @Nullable
            Rule standard,

            @Schema(
                    required = true,
                    description = "The day whose populations are used / 人口统计日期",
                    examples = "2025-12-31")
            @NotNull
            LocalDate populationDate,

            @Schema(description = "Every population changed by so much / 人口增减百分比", examples = "2.5")
            @DecimalMin("-90")
            @DecimalMax("900")
            @Digits(integer = 3, fraction = 4)
            @Nullable
            BigDecimal growthPercent) {}

    /** What a standard says of places, without its document. */
    @Schema(name = "HypotheticalStandard")
    public record Rule(
            @Nullable Basis basis,

            @Schema(examples = "20") @DecimalMin(value = "0", inclusive = false) @DecimalMax("10000") @Nullable
            BigDecimal ratioPer10000,

            @Size(max = 100) @Nullable List<StandardRequest.@Valid @NotNull Band> bands,
            @Nullable Rounding rounding,

            @Schema(examples = "5") @Min(0) @Max(1000) @Nullable
            Integer floorMin,

            @Nullable FloorPlacement floorPlacement) {

        StandardRequest of(String jurisdiction, LocalDate day) {
            return new StandardRequest(
                    jurisdiction,
                    basis,
                    ratioPer10000,
                    bands,
                    rounding,
                    floorMin,
                    floorPlacement,
                    null,
                    null,
                    day,
                    "what-if");
        }
    }
}
