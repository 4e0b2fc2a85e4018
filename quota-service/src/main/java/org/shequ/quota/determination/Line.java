package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.quota.apportionment.Allotment;
import org.shequ.quota.determination.Determinations.Present;

/** What one community gets, from its share to its places, beside what it had and who is there. */
record Line(
        String unitCode,
        String unitName,
        long population,
        @Nullable Long households,
        @Nullable Long bandFrom,
        long shareNumerator,
        long shareDenominator,
        long whole,
        long remainder,
        int extra,
        boolean floored,
        int apportioned,
        int adjustment,
        @Nullable String adjustmentDocument,
        int oldPlaces,
        int newPlaces,
        int occupied) {

    /** From what the policy allots, and what was given or taken by document. */
    static Line of(Allotment allotment, DeterminationRequest.@Nullable Adjustment adjustment, Present present) {
        var change = adjustment == null ? 0 : adjustment.places();
        var community = allotment.community();
        return new Line(
                community.code(),
                present.name(),
                community.population(),
                allotment.bandFrom() == null ? null : community.households(),
                allotment.bandFrom(),
                allotment.shareNumerator(),
                allotment.shareDenominator(),
                allotment.whole(),
                allotment.remainder(),
                allotment.extra(),
                allotment.floored(),
                allotment.places(),
                change,
                adjustment == null ? null : adjustment.documentNumber(),
                present.approved(),
                allotment.places() + change,
                present.occupied());
    }

    /** A unit that is dissolved, merged or virtual has an account still: its places end, its people are over quota. */
    static Line noLongerACommunity(Present present) {
        return new Line(
                present.unitCode(),
                present.name(),
                0,
                null,
                null,
                0,
                1,
                0,
                0,
                0,
                false,
                0,
                0,
                null,
                present.approved(),
                0,
                present.occupied());
    }
}
