package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A day, or a month of which nobody says which day is meant (年月).
 *
 * @param day null where only the month is known
 */
public record DayOrMonth(@Nullable LocalDate day, YearMonth month) {

    static DayOrMonth of(LocalDate day) {
        return new DayOrMonth(day, YearMonth.from(day));
    }

    static DayOrMonth of(YearMonth month) {
        return new DayOrMonth(null, month);
    }

    /** Whether this can be the day before the other: where one of them is known to the month only, it is that of both. */
    public boolean mayPrecede(DayOrMonth next) {
        return day == null || next.day == null
                ? month.equals(next.month)
                : day.plusDays(1).equals(next.day);
    }

    /** The month, where nothing more is known. */
    public @Nullable YearMonth monthAlone() {
        return day == null ? month : null;
    }
}
