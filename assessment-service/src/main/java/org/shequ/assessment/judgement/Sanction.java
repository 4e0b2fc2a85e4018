package org.shequ.assessment.judgement;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/**
 * A sanction on record.
 *
 * @param to the first day without it; null while its end is open
 */
public record Sanction(LocalDate from, @Nullable LocalDate to) {

    /** Whether it is in effect on a day of the year after the first: the year of its last day is the one before. */
    boolean bearsOn(int year) {
        return !from.isAfter(LocalDate.of(year, 12, 31)) && (to == null || to.isAfter(LocalDate.of(year, 1, 1)));
    }
}
