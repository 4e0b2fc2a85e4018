package org.shequ.quota.standard;

import org.shequ.quota.apportionment.ApportionmentPolicy;
import org.shequ.quota.apportionment.FloorPlacement;
import org.shequ.quota.apportionment.Rounding;
import org.shequ.quota.counting.CountingPolicy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A version of a jurisdiction's policy, in force from a day on until a later version follows; never changed.
 *
 * @param number counts the versions of the jurisdiction from 1
 * @param ratioPer10000 places per 10,000 urban permanent residents, exactly as decided
 */
public record Standard(
        UUID id,
        String jurisdiction,
        int number,
        BigDecimal ratioPer10000,
        Rounding rounding,
        int floorMin,
        FloorPlacement floorPlacement,
        int reviewCycleMonths,
        CountingPolicy counting,
        LocalDate effectiveFrom,
        String documentNumber,
        Instant recordedAt) {

    public ApportionmentPolicy apportionment() {
        return new ApportionmentPolicy(ratioPer10000, rounding, floorMin, floorPlacement);
    }
}
