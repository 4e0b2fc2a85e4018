package org.shequ.contracts.event.assessment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The final result of one year, in its newest version.
 *
 * @param score 0 to 100 and bonuses, scale 2
 * @param rank 1 is best; ties share a rank and leave the following ones out
 * @param peers how many were ranked together
 * @param percentile share of peers ranked no better, 0 to 100, scale 2
 * @param finalOn the day on which this version became final; of a corrected result the correction's
 * @param earlierGrades of a person's result that was corrected the versions before this one, oldest first; absent for
 *     others, and in events of before this field, of which the newest version alone can be known
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
        LocalDate finalOn,
        @Nullable List<EarlierGrade> earlierGrades) {

    /** A result of which only the newest version is published. */
    public YearResult(
            int year,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String peerGroup,
            @Nullable Integer rank,
            @Nullable Integer peers,
            @Nullable BigDecimal percentile,
            @Nullable String band,
            int version,
            LocalDate finalOn) {
        this(year, score, grade, peerGroup, rank, peers, percentile, band, version, finalOn, null);
    }
}
