package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PlanShareTest {

    @ParameterizedTest
    @CsvSource({
        "30, 179, 53",
        "30, 180, 54",
        "30, 0, 0",
        "33.3333, 3, 0",
        "33.3334, 3, 1",
        "100, 7, 7",
        "0.01, 9999, 0",
        "0.01, 10000, 1"
    })
    void the_ceiling_is_the_whole_number_below_the_share(BigDecimal percent, int base, int ceiling) {
        assertEquals(ceiling, PlanShare.ceiling(percent, base));
    }

    @Test
    void years_take_their_even_part_and_all_of_it_together() {
        var pace = PlanShare.pace(53, 2021, 2025);
        assertEquals(List.of(2021, 2022, 2023, 2024, 2025), List.copyOf(pace.keySet()));
        assertEquals(List.of(10, 11, 10, 11, 11), List.copyOf(pace.values()));
        assertEquals(53, pace.values().stream().mapToInt(Integer::intValue).sum());
    }

    @ParameterizedTest
    @CsvSource({"2020, 0", "2021, 10", "2023, 31", "2025, 53", "2026, 53"})
    void what_is_due_by_a_year_never_leaves_the_plan(int year, int due) {
        assertEquals(due, PlanShare.dueBy(year, 53, 2021, 2025));
    }

    @Test
    void a_plan_of_one_year_is_due_in_it() {
        assertEquals(7, PlanShare.dueBy(2026, 7, 2026, 2026));
        assertEquals(0, PlanShare.dueBy(2025, 7, 2026, 2026));
        assertEquals(Integer.MAX_VALUE, PlanShare.dueBy(2025, Integer.MAX_VALUE, 2021, 2025));
    }

    @ParameterizedTest
    @CsvSource({
        // before the first month is over: what is used
        "5, 2020-06-01, 5",
        "5, 2021-01-31, 5",
        // a month in: sixty times as much, at most the ceiling
        "0, 2021-02-01, 0",
        "1, 2021-02-01, 53",
        "5, 2021-07-01, 50",
        "10, 2022-01-01, 50",
        "20, 2023-07-01, 40",
        // what was used by order beyond the ceiling is not lost
        "60, 2024-01-01, 60",
        "40, 2026-01-01, 40",
        "40, 2030-01-01, 40"
    })
    void the_end_follows_from_the_pace_so_far(int used, LocalDate today, int byTheEnd) {
        assertEquals(byTheEnd, PlanShare.byTheEnd(used, 53, 2021, 2025, today));
    }
}
