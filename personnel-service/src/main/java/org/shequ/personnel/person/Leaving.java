package org.shequ.personnel.person;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.importing.DayOrMonth;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;

/**
 * When somebody left the service.
 *
 * @param on the first day out of it; null where only the month is known
 * @param month of the last day in it, where nothing more is known; else null
 */
public record Leaving(@Nullable LocalDate on, @Nullable YearMonth month) {

    public Leaving {
        if ((on == null) == (month == null)) {
            throw new IllegalArgumentException("either a day or a month");
        }
    }

    public static Leaving on(LocalDate firstDayOut) {
        return new Leaving(firstDayOut, null);
    }

    static Leaving within(YearMonth month) {
        return new Leaving(null, month);
    }

    /** @param lastDay of which no more than the month may be known */
    static Leaving after(DayOrMonth lastDay) {
        LocalDate day = lastDay.day();
        return day == null ? within(lastDay.month()) : on(day.plusDays(1));
    }

    /** @param firstDayOut of which no more than the month may be known; then the last day lies in it too */
    static Leaving from(DayOrMonth firstDayOut) {
        LocalDate day = firstDayOut.day();
        return day == null ? within(firstDayOut.month()) : on(day);
    }

    /** Whether the last day in service lies after this day, whichever day of the month is meant. */
    boolean isLaterThan(LocalDate today) {
        return month == null
                ? Objects.requireNonNull(on).isAfter(today.plusDays(1))
                : month.isAfter(YearMonth.from(today));
    }

    /** Whether somebody can have been in service on this day and left so. */
    boolean leavesRoomFor(LocalDate served) {
        return month == null
                ? served.isBefore(Objects.requireNonNull(on))
                : !YearMonth.from(served).isAfter(month);
    }

    /** Whether what ends so goes on after the leaving; a month says nothing new of a day that lies in it. */
    boolean cutsOff(@Nullable LocalDate end) {
        return end == null
                || (month == null
                        ? end.isAfter(Objects.requireNonNull(on))
                        : YearMonth.from(end.minusDays(1)).isAfter(month));
    }

    @Override
    public String toString() {
        return String.valueOf(month == null ? on : month);
    }
}
