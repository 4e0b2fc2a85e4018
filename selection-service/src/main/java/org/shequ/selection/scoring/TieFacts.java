package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * All that may tell a candidate from others of the same total.
 *
 * @param written null when the round has no written examination
 * @param interview null before the interview
 * @param retest score of a re-test (加试), when one was held
 * @param lot number that was drawn (抽签); the lower one comes first
 */
public record TieFacts(
        @Nullable BigDecimal written,
        @Nullable BigDecimal interview,
        Background background,
        @Nullable BigDecimal retest,
        @Nullable BigDecimal lot) {

    @Nullable
    BigDecimal highestSingle() {
        if (written == null || interview == null) {
            return written == null ? interview : written;
        }
        return written.max(interview);
    }
}
