package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One candidate of one position, with all that decides the order.
 *
 * @param certificateLevel 0 without a certificate, higher for a higher one
 * @param retest score of a re-test, when one was held
 */
public record Contender(
        UUID registrationId,
        BigDecimal total,
        @Nullable BigDecimal interview,
        int certificateLevel,
        @Nullable BigDecimal retest) {}
