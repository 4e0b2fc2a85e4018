package org.shequ.quota.apportionment;

import org.jspecify.annotations.Nullable;

/**
 * What one community gets, and why; recomputable from its own figures: {@code shareNumerator / shareDenominator = whole +
 * remainder / shareDenominator}, and {@code places = whole + extra}, or the minimum where that is more.
 *
 * @param extra 1 when rounding gave a place for the remainder
 * @param floored whether the minimum applies
 * @param bandFrom the households from which the band goes; null where places are by residents
 */
public record Allotment(
        Community community,
        long shareNumerator,
        long shareDenominator,
        long whole,
        long remainder,
        int extra,
        boolean floored,
        int places,
        @Nullable Long bandFrom) {

    Allotment(
            Community community,
            long shareNumerator,
            long shareDenominator,
            long whole,
            long remainder,
            int extra,
            boolean floored,
            int places) {
        this(community, shareNumerator, shareDenominator, whole, remainder, extra, floored, places, null);
    }
}
