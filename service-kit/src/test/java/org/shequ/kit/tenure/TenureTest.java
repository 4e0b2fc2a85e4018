package org.shequ.kit.tenure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

class TenureTest {

    @ParameterizedTest
    @CsvSource({
        "2017-07-01, '',         2023-07-01, 72",
        "2017-07-01, '',         2023-06-30, 71",
        "2020-02-29, '',         2021-02-28, 11",
        "2020-02-29, '',         2021-03-01, 12",
        "2020-01-31, '',         2020-02-29, 0",
        "2020-01-31, '',         2020-03-01, 1",
        "2024-01-01, 2024-06-01, 2024-06-01, 5",
        "2024-01-01, 2024-06-01, 2024-06-02, 0",
        "2024-01-01, '',         2023-01-01, 0",
        "2020-01-01, '',         2025-12-31, 71",
        "2020-01-01, 2026-01-01, 2026-01-01, 72",
        "2024-01-01, '',         2024-01-01, 0",
    })
    void consecutive_months_of_one_post(LocalDate from, String to, LocalDate cutOff, int months) {
        assertEquals(
                months, Tenure.consecutive(List.of(period(from, to)), cutOff, 0).months());
    }

    @Test
    void a_gap_breaks_the_chain_unless_it_is_tolerated() {
        List<Interval> periods = List.of(
                new Interval(LocalDate.of(2015, 1, 1), LocalDate.of(2018, 1, 1)), since(LocalDate.of(2018, 1, 11)));
        LocalDate cutOff = LocalDate.of(2020, 1, 11);
        assertEquals(24, Tenure.consecutive(periods, cutOff, 0).months());
        assertEquals(24, Tenure.consecutive(periods, cutOff, 9).months());
        assertEquals(60, Tenure.consecutive(periods, cutOff, 10).months());
        assertEquals(60, Tenure.cumulative(periods, cutOff).months());
    }

    @Test
    void left_over_days_make_a_month_of_several_spells_and_none_of_one() {
        var one = List.of(new Interval(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 1, 31)));
        var two = List.of(
                new Interval(LocalDate.of(2021, 1, 1), LocalDate.of(2021, 1, 16)),
                new Interval(LocalDate.of(2021, 3, 1), LocalDate.of(2021, 3, 16)));
        assertEquals(0, Tenure.cumulative(one, LocalDate.of(2026, 1, 1)).months(), "30 days of January are no month");
        assertEquals(1, Tenure.cumulative(two, LocalDate.of(2026, 1, 1)).months());
    }

    @Test
    void concurrent_posts_count_once() {
        List<Interval> periods = List.of(
                new Interval(LocalDate.of(2015, 1, 1), LocalDate.of(2018, 1, 1)),
                new Interval(LocalDate.of(2016, 1, 1), LocalDate.of(2019, 1, 1)));
        assertEquals(48, Tenure.cumulative(periods, LocalDate.of(2026, 1, 1)).months());
    }

    /** Day by day, over careers with gaps and future ends. */
    @Test
    void full_years_are_the_days_on_which_the_years_rise() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        LocalDate start = LocalDate.of(2010, 1, 1);
        for (int round = 0; round < 300; round++) {
            List<Interval> periods = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                LocalDate from = start.plusDays(random.nextInt(3_000));
                periods.add(
                        random.nextInt(3) == 0
                                ? since(from)
                                : new Interval(from, from.plusDays(1 + random.nextInt(900))));
            }
            LocalDate last = start.plusDays(random.nextInt(4_000));
            List<LocalDate> expected = new ArrayList<>();
            for (LocalDate day = start; !day.isAfter(last); day = day.plusDays(1)) {
                if (Tenure.cumulative(periods, day).months() / 12 > expected.size()) {
                    expected.add(day);
                }
            }
            assertEquals(
                    expected,
                    Tenure.fullYears(periods, last),
                    "seed " + seed + " round " + round + ": " + periods + " until " + last);
        }
    }

    @Test
    void agrees_with_counting_day_by_day() {
        long seed = 20_260_105;
        Random random = new Random(seed);
        LocalDate origin = LocalDate.of(2010, 1, 1);
        for (int round = 0; round < 3_000; round++) {
            List<Interval> periods = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                LocalDate from = origin.plusDays(random.nextInt(3_000));
                periods.add(
                        random.nextInt(4) == 0
                                ? since(from)
                                : new Interval(from, from.plusDays(1 + random.nextInt(900))));
            }
            LocalDate cutOff = origin.plusDays(random.nextInt(4_500));
            int tolerance = random.nextInt(3) * 20;
            String message = "seed " + seed + " round " + round + ": " + periods + " until " + cutOff;
            assertEquals(
                    bruteForce(periods, origin, cutOff, Integer.MAX_VALUE),
                    Tenure.cumulative(periods, cutOff).months(),
                    message);
            assertEquals(
                    bruteForce(periods, origin, cutOff, tolerance),
                    Tenure.consecutive(periods, cutOff, tolerance).months(),
                    message + " tolerating " + tolerance);
        }
    }

    /** Walks back from the cut-off over single days, and gives up once more days in a row are missing than tolerated. */
    private static int bruteForce(List<Interval> periods, LocalDate origin, LocalDate cutOff, int tolerance) {
        List<LocalDate> starts = new ArrayList<>();
        List<LocalDate> ends = new ArrayList<>();
        int missing = 0;
        boolean inside = false;
        for (LocalDate day = cutOff.minusDays(1); !day.isBefore(origin); day = day.minusDays(1)) {
            LocalDate today = day;
            boolean served = periods.stream().anyMatch(period -> period.covers(today));
            if (served && !inside) {
                ends.add(day.plusDays(1));
            } else if (!served && inside) {
                starts.add(day.plusDays(1));
            }
            inside = served;
            missing = served ? 0 : missing + 1;
            if (missing > tolerance) {
                break;
            }
        }
        if (inside) {
            starts.add(origin);
        }
        int months = 0;
        int days = 0;
        for (int i = 0; i < starts.size(); i++) {
            LocalDate end = ends.get(i);
            int whole = 0;
            while (!starts.get(i).plusMonths(whole + 1).isAfter(end)) {
                whole++;
            }
            months += whole;
            for (LocalDate day = starts.get(i).plusMonths(whole); day.isBefore(end); day = day.plusDays(1)) {
                days++;
            }
        }
        return months + (starts.size() > 1 ? days / 30 : 0);
    }

    private static Interval since(LocalDate from) {
        return new Interval(from, null);
    }

    private static Interval period(LocalDate from, @Nullable String to) {
        return new Interval(from, to == null || to.isEmpty() ? null : LocalDate.parse(to));
    }
}
