package org.shequ.quota.standard;

import org.jspecify.annotations.Nullable;
import org.shequ.quota.apportionment.AllotmentPolicy;
import org.shequ.quota.apportionment.ApportionmentRule;
import org.shequ.quota.apportionment.Basis;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.HouseholdBands;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.quota.counting.CountingPolicy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A version of a jurisdiction's policy, in force from a day on until a later version follows; never changed.
 *
 * @param number counts the versions of the jurisdiction from 1
 * @param ratioPer10000 places per 10,000 urban permanent residents, exactly as decided; null where bands decide
 * @param bands of households, ascending; none where a ratio decides
 */
public record Standard(
        UUID id,
        String jurisdiction,
        int number,
        Basis basis,
        @Nullable BigDecimal ratioPer10000,
        List<HouseholdBands.Band> bands,
        Rounding rounding,
        int floorMin,
        FloorPlacement floorPlacement,
        int reviewCycleMonths,
        CountingPolicy counting,
        LocalDate effectiveFrom,
        String documentNumber,
        Instant recordedAt) {

    /** For an audit entry or a printed page. */
    public String words() {
        return switch (basis) {
            case RESIDENTS ->
                "每万人 / per 10,000: " + Objects.requireNonNull(ratioPer10000).toPlainString() + "；" + rounding;
            case HOUSEHOLDS ->
                "户数分档 / bands of households: "
                        + bands.stream()
                                .map(band -> "≥" + band.fromHouseholds() + ": " + band.places())
                                .collect(Collectors.joining(", "));
        };
    }

    public AllotmentPolicy policy(ApportionmentRule rule) {
        return switch (basis) {
            case RESIDENTS ->
                rule.byResidents(Objects.requireNonNull(ratioPer10000), rounding, floorMin, floorPlacement);
            case HOUSEHOLDS -> rule.byHouseholds(bands, floorMin);
        };
    }
}
