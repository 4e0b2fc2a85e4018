package org.shequ.contracts.event.assessment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The final result of one year, in its newest version.
 *
 * @param score 0 to 100 and bonuses, scale 2
 * @param rank 1 is best; ties share a rank and leave the following ones out
 * @param peers how many were ranked together
 * @param percentile share of peers ranked no better, 0 to 100, scale 2
 */
public record YearResult(
        int year,
        @Nullable BigDecimal score,
        @Nullable Grade grade,
        @Nullable String peerGroup,
        @Nullable Integer rank,
        @Nullable Integer peers,
        @Nullable BigDecimal percentile,
        @Nullable String band,
        int version,
        LocalDate finalOn) {}
