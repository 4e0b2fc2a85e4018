package org.shequ.selection.eligibility;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class TenureTest {

    private static final LocalDate CUT_OFF = LocalDate.of(2026, 1, 15);

    @ParameterizedTest(name = "{0} to {1}: {2} months")
    @CsvSource({
        "2020-01-15, , 72",
        "2020-01-16, , 71",
        "2026-01-15, , 0",
        "2026-02-01, , 0",
        "2020-01-15, 2026-01-15, 0",
        "2020-01-15, 2026-01-16, 72",
        "2019-06-30, , 78"
    })
    void consecutive_service_counts_whole_months_up_to_the_cut_off(String from, @Nullable String to, int months) {
        var service = List.of(new Interval(LocalDate.parse(from), to == null ? null : LocalDate.parse(to)));
        assertEquals(months, Tenure.consecutive(service, CUT_OFF, 0).months());
    }

    @Test
    void a_move_without_a_gap_goes_on_and_a_gap_of_a_day_breaks() {
        var moved = List.of(interval("2018-01-15", "2022-01-15"), interval("2022-01-15", null));
        var broken = List.of(interval("2018-01-15", "2022-01-14"), interval("2022-01-15", null));
        assertEquals(96, Tenure.consecutive(moved, CUT_OFF, 0).months());
        assertEquals(48, Tenure.consecutive(broken, CUT_OFF, 0).months());
    }

    @Test
    void a_tolerated_gap_does_not_break_and_does_not_count() {
        var service = List.of(interval("2018-01-15", "2022-01-05"), interval("2022-01-15", null));
        var served = Tenure.consecutive(service, CUT_OFF, 10);
        assertEquals(95, served.months());
        assertEquals(LocalDate.of(2018, 1, 15), served.since());
    }

    @Test
    void cumulative_service_adds_thirty_left_over_days_to_a_month() {
        var service = List.of(interval("2020-01-01", "2020-02-16"), interval("2021-01-01", "2021-02-16"));
        assertEquals(3, Tenure.cumulative(service, CUT_OFF).months());
        assertNull(Tenure.cumulative(service, CUT_OFF).reaches(12), "nothing goes on");
    }

    @Test
    void overlapping_posts_count_once() {
        var service = List.of(interval("2020-01-15", "2024-01-15"), interval("2022-01-15", "2025-01-15"));
        assertEquals(60, Tenure.cumulative(service, CUT_OFF).months());
    }

    @Test
    void the_day_that_reaches_a_length_is_the_first_one_that_does() {
        var random = new Random(20260115);
        for (int i = 0; i < 2_000; i++) {
            var from = LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9_000));
            var cutOff = from.plusDays(random.nextInt(2_000));
            var required = 1 + random.nextInt(120);
            var day = Objects.requireNonNull(Tenure.consecutive(List.of(new Interval(from, null)), cutOff, 0)
                    .reaches(required));
            assertEquals(
                    required,
                    Tenure.consecutive(List.of(new Interval(from, null)), day, 0)
                            .months(),
                    "from " + from);
            assertEquals(
                    required - 1,
                    Tenure.consecutive(List.of(new Interval(from, null)), day.minusDays(1), 0)
                            .months(),
                    "from " + from);
        }
    }

    /** Walks day by day, as one would with a calendar and a pencil. */
    @Test
    void agrees_with_counting_day_by_day() {
        var seed = 530L;
        var random = new Random(seed);
        for (int i = 0; i < 3_000; i++) {
            var service = someService(random);
            var tolerated = random.nextInt(3) * 20;
            var days = new BitSet();
            var origin = LocalDate.of(2010, 1, 1);
            for (var interval : service) {
                var to = interval.to() == null ? CUT_OFF.plusDays(1) : interval.to();
                for (var day = interval.from(); day.isBefore(to); day = day.plusDays(1)) {
                    days.set((int) (day.toEpochDay() - origin.toEpochDay()));
                }
            }
            assertEquals(
                    consecutiveByHand(days, (int) (CUT_OFF.toEpochDay() - origin.toEpochDay()), tolerated, origin),
                    Tenure.consecutive(service, CUT_OFF, tolerated).months(),
                    "seed " + seed + " run " + i + ": " + service + " tolerating " + tolerated);
        }
    }

    private static int consecutiveByHand(BitSet days, int cutOff, int tolerated, LocalDate origin) {
        if (!days.get(cutOff)) {
            return 0;
        }
        int served = 0;
        int gap = 0;
        int begin = cutOff;
        int gaps = 0;
        for (int day = cutOff - 1; day >= 0 && gap <= tolerated; day--) {
            if (days.get(day)) {
                gaps += gap;
                gap = 0;
                served++;
                begin = day;
            } else {
                gap++;
            }
        }
        assertEquals(cutOff - begin - gaps, served);
        return (int) Period.between(origin.plusDays(begin + gaps), origin.plusDays(cutOff))
                .toTotalMonths();
    }

    private static List<Interval> someService(Random random) {
        List<Interval> service = new ArrayList<>();
        var count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            var from = LocalDate.of(2010, 1, 1).plusDays(random.nextInt(5_800));
            service.add(new Interval(from, random.nextInt(4) == 0 ? null : from.plusDays(1 + random.nextInt(1_500))));
        }
        return service;
    }

    private static Interval interval(String from, @Nullable String to) {
        return new Interval(LocalDate.parse(from), to == null ? null : LocalDate.parse(to));
    }
}
