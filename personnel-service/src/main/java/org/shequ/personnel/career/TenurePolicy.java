package org.shequ.personnel.career;

import org.jspecify.annotations.Nullable;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * How time served is counted: the policy {@code tenure}.
 *
 * @param gapToleranceDays interruptions of up to so many days break nothing
 * @param monthOnlyStart from which day a post counts of whose start only the month is known; the first where the policy says
 *     nothing
 * @param monthOnlyEnd up to and with which day a post counts of whose end only the month is known; the last where the policy
 *     says nothing
 */
public record TenurePolicy(int gapToleranceDays, DayOfMonth monthOnlyStart, DayOfMonth monthOnlyEnd) {

    /** The day that stands for a month. */
    public enum DayOfMonth {
        FIRST_DAY,
        LAST_DAY;

        LocalDate in(YearMonth month) {
            return this == FIRST_DAY ? month.atDay(1) : month.atEndOfMonth();
        }
    }

    @SuppressWarnings("NullAway") // the type says that they are there, data of before the fields say nothing
    public TenurePolicy {
        if (gapToleranceDays < 0) {
            throw new IllegalArgumentException("a gap has no negative days");
        }
        if (monthOnlyStart == null) {
            monthOnlyStart = DayOfMonth.FIRST_DAY;
        }
        if (monthOnlyEnd == null) {
            monthOnlyEnd = DayOfMonth.LAST_DAY;
        }
    }

    /**
     * A period as people state it: each end by its day or its month.
     *
     * @param to the first day no longer
     * @param toMonth the month of the last day
     */
    record Stated(
            @Nullable LocalDate from,
            @Nullable YearMonth fromMonth,
            @Nullable LocalDate to,
            @Nullable YearMonth toMonth) {}

    /** What is left of a period that ended within a month; null where it began later. */
    @Nullable
    Period endedWithin(Period held, YearMonth month) {
        return counted(new Stated(held.fromMonth() == null ? held.from() : null, held.fromMonth(), null, month));
    }

    /** The days that are counted of it; null when it ends before it begins, or begins nowhere. */
    @Nullable
    Period counted(Stated stated) {
        YearMonth fromMonth = stated.from() == null ? stated.fromMonth() : null;
        YearMonth toMonth = stated.to() == null ? stated.toMonth() : null;
        LocalDate from = fromMonth == null ? stated.from() : monthOnlyStart.in(fromMonth);
        if (from == null || (toMonth != null && toMonth.isBefore(YearMonth.from(from)))) {
            return null;
        }
        LocalDate to = toMonth == null ? stated.to() : monthOnlyEnd.in(toMonth).plusDays(1);
        if (toMonth != null && to != null && !to.isAfter(from)) {
            to = from.plusDays(1); // one month: at least a day was served in it
        }
        return to == null || to.isAfter(from) ? new Period(from, to, fromMonth, toMonth) : null;
    }
}
