package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;

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
        int occupied) {}
