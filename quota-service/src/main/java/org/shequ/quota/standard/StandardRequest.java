package org.shequ.quota.standard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.HouseholdBands;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.quota.counting.CountingPolicy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A standard to adopt. */
@Schema(name = "StandardRequest", examples = """
                {"jurisdiction":"320613","ratioPer10000":18,"rounding":"LARGEST_REMAINDER",
                "effectiveFrom":"2026-01-01","documentNumber":"崇政发〔2025〕18号"}""")
public record StandardRequest(
        @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
        String jurisdiction,

        @Schema(description = "RESIDENTS unless given / 缺省按常住人口") @Nullable
        Basis basis,

        @Schema(
                description = "With RESIDENTS: places per 10,000 urban permanent residents, at most four decimals"
                        + " / 按人口时：每万名城镇常住人口配置数，最多四位小数",
                examples = "18")
        @Nullable
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("10000")
        BigDecimal ratioPer10000,

        @Schema(description = "With HOUSEHOLDS: places by bands of households / 按户数时：户数分档配置") @Size(max = 100) @Nullable
        List<@Valid @NotNull Band> bands,

        @Schema(description = "LARGEST_REMAINDER unless given / 缺省为最大余额法") @Nullable
        Rounding rounding,

        @Schema(description = "Least places of a community; 0 unless given / 每个社区最低配置，缺省 0", examples = "0")
        @Min(0)
        @Max(1000)
        @Nullable
        Integer floorMin,

        @Schema(
                description =
                        "Whether minimums lie inside the total or above it; ABOVE unless given / 最低配置计入总数内或在总数外，缺省在外")
        @Nullable
        FloorPlacement floorPlacement,

        @Schema(description = "24 unless given / 缺省 24 个月", examples = "24") @Min(1) @Max(240) @Nullable
        Integer reviewCycleMonths,

        @Schema(description = "Who counts; the usual policy unless given / 计入口径，缺省为通用口径") @Valid @Nullable
        Counting counting,

        @Schema(required = true, examples = "2026-01-01") @NotNull
        LocalDate effectiveFrom,

        @Schema(required = true, examples = "崇政发〔2025〕18号") @NotBlank @Size(max = 100)
        String documentNumber) {

    /** Whoever holds one of the posts in a community under one of the identities counts. */
    @Schema(name = "Counting")
    public record Counting(
            @Schema(required = true) @NotEmpty Set<TenureKind> identities,
            @Schema(required = true) @NotEmpty Set<Post> posts) {}

    /** From so many households on, so many places; ascending, the first from 0. */
    @Schema(name = "HouseholdBand")
    public record Band(
            @Schema(required = true, examples = "1000") @NotNull @Min(0) @Max(10_000_000)
            Long fromHouseholds,

            @Schema(required = true, examples = "7") @NotNull @Min(0) @Max(1000)
            Integer places) {}

    /** The standard that it would be; refused as a whole when its parts do not fit. */
    public Standard standard(UUID id, int number, Instant at) {
        var standard = new Standard(
                id,
                jurisdiction,
                number,
                basisOrResidents(),
                ratioPer10000,
                bandsOrNone(),
                roundingOrStandard(),
                floorMinOrNone(),
                floorPlacementOrAbove(),
                reviewCycleOrStandard(),
                countingOrStandard(),
                effectiveFrom,
                documentNumber,
                at);
        StandardRules.requireConsistent(standard);
        return standard;
    }

    Basis basisOrResidents() {
        return basis == null ? Basis.RESIDENTS : basis;
    }

    List<HouseholdBands.Band> bandsOrNone() {
        return bands == null
                ? List.of()
                : bands.stream()
                        .map(band -> new HouseholdBands.Band(band.fromHouseholds(), band.places()))
                        .toList();
    }

    Rounding roundingOrStandard() {
        return rounding == null ? Rounding.LARGEST_REMAINDER : rounding;
    }

    int floorMinOrNone() {
        return floorMin == null ? 0 : floorMin;
    }

    FloorPlacement floorPlacementOrAbove() {
        return floorPlacement == null ? FloorPlacement.ABOVE : floorPlacement;
    }

    int reviewCycleOrStandard() {
        return reviewCycleMonths == null ? 24 : reviewCycleMonths;
    }

    CountingPolicy countingOrStandard() {
        return counting == null ? CountingPolicy.STANDARD : new CountingPolicy(counting.identities(), counting.posts());
    }
}
