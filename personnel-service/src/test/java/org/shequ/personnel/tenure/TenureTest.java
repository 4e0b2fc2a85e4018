package org.shequ.personnel.tenure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.personnel.career.Assignment;
import org.shequ.personnel.career.Period;
import org.shequ.personnel.vocabulary.Post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

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
    })
    void consecutive_months_of_one_post(LocalDate from, String to, LocalDate cutOff, int months) {
        assertEquals(
                months, Tenure.consecutive(List.of(period(from, to)), cutOff, 0).months());
    }

    @Test
    void a_gap_breaks_the_chain_unless_it_is_tolerated() {
        List<Period> periods = List.of(
                new Period(LocalDate.of(2015, 1, 1), LocalDate.of(2018, 1, 1)),
                Period.since(LocalDate.of(2018, 1, 11)));
        LocalDate cutOff = LocalDate.of(2020, 1, 11);
        assertEquals(24, Tenure.consecutive(periods, cutOff, 0).months());
        assertEquals(24, Tenure.consecutive(periods, cutOff, 9).months());
        assertEquals(60, Tenure.consecutive(periods, cutOff, 10).months());
        assertEquals(60, Tenure.cumulative(periods, cutOff).months());
    }

    @Test
    void concurrent_posts_count_once() {
        List<Period> periods = List.of(
                new Period(LocalDate.of(2015, 1, 1), LocalDate.of(2018, 1, 1)),
                new Period(LocalDate.of(2016, 1, 1), LocalDate.of(2019, 1, 1)));
        assertEquals(48, Tenure.cumulative(periods, LocalDate.of(2026, 1, 1)).months());
    }

    /** Day by day, over careers with gaps and future ends. */
    @Test
    void full_years_are_the_days_on_which_the_years_rise() {
        long seed = 20_261_125;
        Random random = new Random(seed);
        LocalDate start = LocalDate.of(2010, 1, 1);
        for (int round = 0; round < 300; round++) {
            List<Period> periods = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                LocalDate from = start.plusDays(random.nextInt(3_000));
                periods.add(
                        random.nextInt(3) == 0
                                ? Period.since(from)
                                : new Period(from, from.plusDays(1 + random.nextInt(900))));
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
    void the_current_community_counts_with_its_grids_and_without_others() {
        ServiceRecord record = new ServiceRecord(List.of(
                held("320613002003", Post.SECRETARY, "2015-01-01", "2018-01-01"),
                held("320613002004001", Post.GRID_WORKER, "2018-01-01", "2019-01-01"),
                held("320613002004", Post.SECRETARY, "2019-01-01", "")));
        LocalDate cutOff = LocalDate.of(2020, 1, 1);
        Set<Post> all = Set.of(Post.values());
        assertEquals(
                24, record.tenure(all, TenureMode.CURRENT_COMMUNITY, cutOff, 0).months());
        assertEquals(60, record.tenure(all, TenureMode.CONSECUTIVE, cutOff, 0).months());
        assertEquals(
                12,
                record.tenure(Set.of(Post.SECRETARY), TenureMode.CURRENT_COMMUNITY, cutOff, 0)
                        .months());
        assertEquals(
                48,
                record.tenure(Set.of(Post.SECRETARY), TenureMode.CUMULATIVE, cutOff, 0)
                        .months());
    }

    @Test
    void agrees_with_counting_day_by_day() {
        long seed = 20_260_105;
        Random random = new Random(seed);
        LocalDate origin = LocalDate.of(2010, 1, 1);
        for (int round = 0; round < 3_000; round++) {
            List<Period> periods = new ArrayList<>();
            for (int i = random.nextInt(5); i >= 0; i--) {
                LocalDate from = origin.plusDays(random.nextInt(3_000));
                periods.add(
                        random.nextInt(4) == 0
                                ? Period.since(from)
                                : new Period(from, from.plusDays(1 + random.nextInt(900))));
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
    private static int bruteForce(List<Period> periods, LocalDate origin, LocalDate cutOff, int tolerance) {
        List<LocalDate> starts = new ArrayList<>();
        List<LocalDate> ends = new ArrayList<>();
        int missing = 0;
        boolean inside = false;
        for (LocalDate day = cutOff.minusDays(1); !day.isBefore(origin); day = day.minusDays(1)) {
            LocalDate today = day;
            boolean served = periods.stream().anyMatch(period -> period.contains(today));
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

    private static Period period(LocalDate from, @Nullable String to) {
        return new Period(from, to == null || to.isEmpty() ? null : LocalDate.parse(to));
    }

    private static Assignment held(String unit, Post post, String from, String to) {
        return new Assignment(
                UUID.randomUUID(), 1, unit, post, true, period(LocalDate.parse(from), to), null, null, null);
    }
}
