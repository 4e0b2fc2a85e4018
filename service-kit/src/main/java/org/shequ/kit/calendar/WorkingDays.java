package org.shequ.kit.calendar;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;

/** Counts days by the calendars that it is given. */
public final class WorkingDays {

    private final IntFunction<Optional<YearCalendar>> calendars;

    public WorkingDays(IntFunction<Optional<YearCalendar>> calendars) {
        this.calendars = calendars;
    }

    /**
     * By the calendar of the day's year, or by the next one, where its notice names the day: it came later.
     *
     * @throws MissingCalendarException when the year's calendar is not on record
     */
    public boolean isWorkingDay(LocalDate day) {
        var own = calendars.apply(day.getYear()).orElseThrow(() -> new MissingCalendarException(day.getYear()));
        return calendars
                .apply(day.getYear() + 1)
                .filter(next -> next.names(day))
                .orElse(own)
                .isWorkingDay(day);
    }

    /**
     * The last day of a period of {@code days} working days. The day on which it begins does not count (Civil Code,
     * article 201), so a period is never shorter than its name.
     */
    public LocalDate lastDay(LocalDate published, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("A period has at least one day");
        }
        var day = published;
        for (int counted = 0; counted < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                counted++;
            }
        }
        return day;
    }

    /** The same in calendar days; a period that would end on a day off ends on the next working day (article 203). */
    public LocalDate lastCalendarDay(LocalDate published, int days) {
        var day = published.plusDays(days);
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
