package org.shequ.quota.population;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** The urban permanent residents of a community on a day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Population",
        requiredProperties = {"unitCode", "date", "urbanPopulation", "source"})
public record PopulationView(
        @Schema(examples = "320613002004") String unitCode,
        @Schema(examples = "濠北社区居委会") @Nullable String unitName,
        @Schema(examples = "2025-12-31") LocalDate date,
        @Schema(examples = "6574") long urbanPopulation,
        @Schema(examples = "2310") @Nullable Long households,
        @Schema(examples = "2025年常住人口调查") String source) {}
