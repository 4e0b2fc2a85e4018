package org.shequ.quota.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.Rounding;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A standard in its version. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Standard",
        requiredProperties = {
            "id",
            "jurisdiction",
            "number",
            "basis",
            "bands",
            "rounding",
            "floorMin",
            "floorPlacement",
            "reviewCycleMonths",
            "counting",
            "effectiveFrom",
            "documentNumber",
            "recordedAt",
            "version"
        })
public record StandardView(
        UUID id,
        @Schema(examples = "320613") String jurisdiction,

        @Schema(description = "Counts the jurisdiction's standards / 该辖区标准序号", examples = "2")
        int number,

        Basis basis,

        @Schema(description = "Only with RESIDENTS / 仅按人口时", examples = "18") @Nullable
        BigDecimal ratioPer10000,

        @Schema(description = "Only with HOUSEHOLDS / 仅按户数时")
        List<StandardRequest.Band> bands,

        Rounding rounding,
        @Schema(examples = "0") int floorMin,
        FloorPlacement floorPlacement,
        @Schema(examples = "24") int reviewCycleMonths,
        StandardRequest.Counting counting,
        @Schema(examples = "2026-01-01") LocalDate effectiveFrom,
        @Schema(examples = "崇政发〔2025〕18号") String documentNumber,
        Instant recordedAt,

        @Schema(description = "Always 1: a standard never changes / 恒为 1，标准不作修改", examples = "1")
        long version)
        implements Versioned {

    static StandardView of(Standard standard) {
        return new StandardView(
                standard.id(),
                standard.jurisdiction(),
                standard.number(),
                standard.basis(),
                standard.ratioPer10000(),
                standard.bands().stream()
                        .map(band -> new StandardRequest.Band(band.fromHouseholds(), band.places()))
                        .toList(),
                standard.rounding(),
                standard.floorMin(),
                standard.floorPlacement(),
                standard.reviewCycleMonths(),
                new StandardRequest.Counting(
                        standard.counting().identities(), standard.counting().posts()),
                standard.effectiveFrom(),
                standard.documentNumber(),
                standard.recordedAt(),
                1);
    }
}
