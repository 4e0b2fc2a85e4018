package org.shequ.kit.calendar;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkingDaysTest {

    private static final YearCalendar OF_2026 =
            new YearCalendar(2026, Set.of(LocalDate.of(2026, 1, 1)), Set.of(LocalDate.of(2026, 1, 4)));

    /** As published: five days off from 30 December, and the Sunday before is worked. */
    private static final YearCalendar OF_2027 = new YearCalendar(
            2027,
            Set.of(
                    LocalDate.of(2026, 12, 30),
                    LocalDate.of(2026, 12, 31),
                    LocalDate.of(2027, 1, 1),
                    LocalDate.of(2027, 1, 2),
                    LocalDate.of(2027, 1, 3)),
            Set.of(LocalDate.of(2026, 12, 27)));

    private static WorkingDays by(YearCalendar... calendars) {
        return new WorkingDays(year -> Optional.ofNullable(Map.copyOf(java.util.Arrays.stream(calendars)
                        .collect(java.util.stream.Collectors.toMap(YearCalendar::year, each -> each)))
                .get(year)));
    }

    @Test
    void a_notice_that_reaches_into_the_year_before_decides_about_its_days_there() {
        var days = by(OF_2026, OF_2027);
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 27))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 29))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 30))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 31))).isFalse();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 1, 4))).isTrue();
        assertThat(days.lastDay(LocalDate.of(2026, 12, 25), 3)).isEqualTo(LocalDate.of(2026, 12, 29));
    }

    @Test
    void until_it_is_published_the_years_own_calendar_counts() {
        var days = by(OF_2026);
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 30))).isTrue();
        assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 27))).isFalse();
        assertThatThrownBy(() -> by(OF_2027).isWorkingDay(LocalDate.of(2026, 12, 30)))
                .isInstanceOf(MissingCalendarException.class);
    }

    @Test
    void only_december_before_belongs_to_a_year() {
        assertThat(OF_2027.faults()).isEmpty();
        assertThat(new YearCalendar(2027, Set.of(LocalDate.of(2026, 11, 30)), Set.of(LocalDate.of(2028, 1, 2)))
                        .faults())
                .extracting(YearCalendar.Fault::rule)
                .containsExactly("OTHER_YEAR", "OTHER_YEAR");
    }
}
