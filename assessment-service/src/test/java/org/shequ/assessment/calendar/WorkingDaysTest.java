package org.shequ.assessment.calendar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.kit.calendar.MissingCalendarException;
import org.shequ.kit.calendar.WorkingDays;
import org.shequ.kit.calendar.YearCalendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WorkingDaysTest {

    private static final Map<Integer, YearCalendar> SHIPPED = shipped();
    private static final WorkingDays DAYS = new WorkingDays(year -> Optional.ofNullable(SHIPPED.get(year)));

    @ParameterizedTest(name = "{1} working days from {0}: {2}")
    @CsvSource({
        "2026-03-02, 7, 2026-03-11",
        // the day of publication does not count, even on a day off
        "2026-02-28, 1, 2026-03-02",
        "2026-03-01, 1, 2026-03-02",
        // Spring Festival 2026: 15 to 23 February off, 14 and 28 February worked
        "2026-02-13, 1, 2026-02-14",
        "2026-02-13, 2, 2026-02-24",
        "2026-02-13, 7, 2026-03-02",
        // National Day 2025: 1 to 8 October off, 28 September and 11 October worked
        "2025-09-26, 1, 2025-09-28",
        "2025-09-26, 7, 2025-10-13",
        // Labour Day 2024: 28 April and 11 May worked
        "2024-04-26, 4, 2024-05-06",
        // over the turn of the year 2023/2024
        "2023-12-29, 1, 2024-01-02"
    })
    void a_period_ends_on_its_last_working_day(LocalDate published, int days, LocalDate last) {
        assertEquals(last, DAYS.lastDay(published, days));
    }

    @Test
    void calendar_days_never_end_on_a_day_off() {
        assertEquals(LocalDate.of(2026, 3, 9), DAYS.lastCalendarDay(LocalDate.of(2026, 3, 2), 7));
        assertEquals(LocalDate.of(2026, 2, 24), DAYS.lastCalendarDay(LocalDate.of(2026, 2, 10), 7));
    }

    @Test
    void a_year_without_a_calendar_is_not_guessed() {
        var missing = assertThrows(MissingCalendarException.class, () -> DAYS.lastDay(LocalDate.of(2026, 12, 30), 7));
        assertEquals(2027, missing.year());
    }

    @Test
    void the_shipped_years_are_sound() {
        assertEquals(Set.of(2021, 2022, 2023, 2024, 2025, 2026), SHIPPED.keySet());
        SHIPPED.values().forEach(year -> assertTrue(year.faults().isEmpty(), () -> year.year() + ": " + year.faults()));
        // statutory holidays: 11 days until 2024, 13 from 2025; every other day off is paid for by a worked weekend day
        SHIPPED.values().forEach(year -> {
            var off = year.holidays().stream()
                    .filter(day -> !java.util.Set.of(java.time.DayOfWeek.SATURDAY, java.time.DayOfWeek.SUNDAY)
                            .contains(day.getDayOfWeek()))
                    .count();
            assertTrue(off - year.extraWorkingDays().size() >= 7, year.year() + " gives " + off + " weekdays off");
            assertTrue(off - year.extraWorkingDays().size() <= 13, year.year() + " gives " + off + " weekdays off");
        });
    }

    @Test
    void a_worked_weekday_is_a_mistake() {
        var year = new YearCalendar(
                2027, Set.of(LocalDate.of(2026, 1, 1)), Set.of(LocalDate.of(2027, 2, 8), LocalDate.of(2028, 2, 6)));
        assertEquals(3, year.faults().size());
    }

    /** The data file itself, read without a database. */
    private static Map<Integer, YearCalendar> shipped() {
        var holidays = new HashMap<Integer, Set<LocalDate>>();
        var worked = new HashMap<Integer, Set<LocalDate>>();
        var line = Pattern.compile("\\('(\\d{4}-\\d{2}-\\d{2})', (\\d{4}), '(HOLIDAY|WORKED)'\\)");
        try (var file = WorkingDaysTest.class.getResourceAsStream("/db/migration/V2__schemes_and_calendars.sql")) {
            var matcher = line.matcher(new String(file.readAllBytes(), StandardCharsets.UTF_8));
            while (matcher.find()) {
                var days = matcher.group(3).equals("HOLIDAY") ? holidays : worked;
                days.computeIfAbsent(Integer.valueOf(matcher.group(2)), year -> new HashSet<>())
                        .add(LocalDate.parse(matcher.group(1)));
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        var years = new HashMap<Integer, YearCalendar>();
        holidays.forEach((year, days) ->
                years.put(year, new YearCalendar(year, days, worked.getOrDefault(year, Set.of()))));
        return years;
    }
}
