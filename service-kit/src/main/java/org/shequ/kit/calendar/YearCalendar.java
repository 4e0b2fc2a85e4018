package org.shequ.kit.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A year's arrangement of holidays as the State Council publishes it: its days, and days of December before it, where New
 * Year's Day is joined to them.
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
        return extraWorkingDays.contains(day) || !holidays.contains(day) && !isWeekend(day);
    }

    /** Whether the notice says anything of a day, which may lie in the year before. */
    public boolean names(LocalDate day) {
        return holidays.contains(day) || extraWorkingDays.contains(day);
    }

    private boolean reaches(LocalDate day) {
        return day.getYear() == year || day.getYear() == year - 1 && day.getMonth() == Month.DECEMBER;
    }

    /** What is wrong with the data, as code and date: empty when it can be used. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        holidays.stream()
                .sorted()
                .filter(day -> !reaches(day))
                .forEach(day -> faults.add(new Fault(day, "OTHER_YEAR")));
        extraWorkingDays.stream().sorted().forEach(day -> {
            if (!reaches(day)) {
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
