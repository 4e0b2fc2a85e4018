package org.shequ.quota.determination;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A determination with its totals; the lines are a list of their own. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Determination",
        requiredProperties = {
            "id",
            "jurisdiction",
            "standardId",
            "populationDate",
            "title",
            "whatIf",
            "status",
            "draftedBy",
            "draftedAt",
            "population",
            "sharedTotal",
            "summary",
            "version"
        })
public record DeterminationView(
        UUID id,
        @Schema(examples = "320613") String jurisdiction,
        UUID standardId,
        @Schema(examples = "2025-12-31") LocalDate populationDate,
        @Schema(examples = "2026年社区工作者员额核定") String title,
        boolean whatIf,
        DeterminationStatus status,
        String draftedBy,
        Instant draftedAt,
        @Nullable String submittedBy,
        @Nullable Instant submittedAt,
        @Nullable String returnedReason,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable LocalDate approvedOn,
        @Schema(examples = "崇政发〔2026〕8号") @Nullable String documentNumber,
        @Schema(examples = "崇川区委组织部") @Nullable String organ,
        @Nullable UUID supersededBy,

        @Schema(description = "Urban permanent residents of all communities / 城镇常住人口合计", examples = "1183740")
        long population,

        @Schema(
                description = "What the ratio gives, before minimums on top and adjustments / 按标准应配总数",
                examples = "2131")
        long sharedTotal,

        Summary summary,
        @Schema(examples = "3") long version)
        implements Versioned {

    /** Totals over the lines. */
    @Schema(
            name = "DeterminationSummary",
            requiredProperties = {
                "total",
                "previousTotal",
                "change",
                "units",
                "over",
                "short",
                "gaining",
                "losing",
                "occupied",
                "overPlaces",
                "shortPlaces"
            })
    public record Summary(
            @Schema(description = "Places determined / 核定总数", examples = "2131")
            long total,

            @Schema(description = "Places before / 原核定总数", examples = "1835")
            long previousTotal,

            @Schema(description = "total - previousTotal / 增减", examples = "296")
            long change,

            @Schema(description = "Communities / 社区数", examples = "179")
            long units,

            @Schema(description = "Communities with more people than places / 超员社区数", examples = "0")
            long over,

            @Schema(description = "Communities with fewer people than places / 缺员社区数", examples = "170")
            @JsonProperty("short")
            long shortStaffed,

            @Schema(description = "Communities that gain / 增加的社区数", examples = "171")
            long gaining,

            @Schema(description = "Communities that lose / 减少的社区数", examples = "0")
            long losing,

            @Schema(description = "People who hold a place / 在岗占用人数", examples = "1790")
            long occupied,

            @Schema(description = "People beyond the places / 超员人数", examples = "0")
            long overPlaces,

            @Schema(description = "Places without people / 缺员数", examples = "341")
            long shortPlaces) {}

    static DeterminationView of(Determination determination) {
        return new DeterminationView(
                determination.id(),
                determination.jurisdiction(),
                determination.standardId(),
                determination.populationDate(),
                determination.title(),
                determination.whatIf(),
                determination.status(),
                determination.draftedBy(),
                determination.draftedAt(),
                determination.submittedBy(),
                determination.submittedAt(),
                determination.returnedReason(),
                determination.approvedBy(),
                determination.approvedAt(),
                determination.approvedOn(),
                determination.documentNumber(),
                determination.organ(),
                determination.supersededBy(),
                determination.population(),
                determination.sharedTotal(),
                determination.summary(),
                determination.version());
    }
}
