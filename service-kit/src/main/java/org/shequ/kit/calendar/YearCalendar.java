package org.shequ.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A year's arrangement of holidays as the State Council publishes it.
 *
 * @param holidays days off, weekends among them or not
 * @param extraWorkingDays weekend days worked in exchange (调休)
 */
public record YearCalendar(int year, Set<LocalDate> holidays, Set<LocalDate> extraWorkingDays) {

    public YearCalendar {
        holidays = Set.copyOf(holidays);
        extraWorkingDays = Set.copyOf(extraWorkingDays);
    }

    public boolean isWorkingDay(LocalDate day) {
        if (extraWorkingDays.contains(day)) {
            return true;
        }
        return !holidays.contains(day) && !isWeekend(day);
    }

    /** What is wrong with the data, as code and date: empty when it can be used. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        holidays.stream()
                .sorted()
                .filter(day -> day.getYear() != year)
                .forEach(day -> faults.add(new Fault(day, "OTHER_YEAR")));
        extraWorkingDays.stream().sorted().forEach(day -> {
            if (day.getYear() != year) {
                faults.add(new Fault(day, "OTHER_YEAR"));
            } else if (!isWeekend(day)) {
                faults.add(new Fault(day, "NOT_A_WEEKEND"));
            } else if (holidays.contains(day)) {
                faults.add(new Fault(day, "BOTH_HOLIDAY_AND_WORKED"));
            }
        });
        return faults;
    }

    public record Fault(LocalDate day, String rule) {}

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
