package org.shequ.kit.tenure;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** No day on which time served becomes enough, or no longer is, is missed. */
class TenureCourseTest {

    private static final LocalDate ORIGIN = LocalDate.of(2012, 1, 1);
    private static final int LAST_DAY = 5_000;

    @Test
    void finds_every_day_that_a_walk_from_day_to_day_finds() {
        long seed = 20_261_130;
        var random = new Random(seed);
        int turned = 0;
        for (int round = 0; round < 400; round++) {
            var periods = periods(random);
            var months = 1 + random.nextInt(60);
            var tolerated = random.nextInt(3) * 20;
            var after = ORIGIN.plusDays(random.nextInt(2_000));
            var message = "seed " + seed + " round " + round + ": " + periods + " " + months + " months, tolerating "
                    + tolerated + ", after " + after;
            var course = new TenureCourse(periods, months);
            Set<LocalDate> consecutive = new HashSet<>();
            course.consecutive(tolerated, after, consecutive::add);
            Set<LocalDate> cumulative = new HashSet<>();
            course.cumulative(after, cumulative::add);
            for (var day = after.plusDays(1); day.isBefore(ORIGIN.plusDays(LAST_DAY)); day = day.plusDays(1)) {
                var before = day.minusDays(1);
                if (enough(periods, before, tolerated, months) != enough(periods, day, tolerated, months)) {
                    assertTrue(consecutive.contains(day), message + " misses " + day);
                    turned++;
                }
                if (Tenure.cumulative(periods, before).months() < months
                        && Tenure.cumulative(periods, day).months() >= months) {
                    assertTrue(cumulative.contains(day), message + " misses in all " + day);
                }
            }
        }
        assertTrue(turned > 200, "only " + turned + " turns");
    }

    @Test
    void a_post_without_an_end_reaches_its_months_on_the_day() {
        Set<LocalDate> days = new HashSet<>();
        new TenureCourse(List.of(new Interval(LocalDate.of(2024, 2, 29), null)), 12)
                .consecutive(0, LocalDate.of(2024, 6, 1), days::add);
        assertEquals(Set.of(LocalDate.of(2025, 3, 1)), days);
    }

    private static boolean enough(List<Interval> periods, LocalDate day, int tolerated, int months) {
        return Tenure.consecutive(periods, day, tolerated).months() >= months;
    }

    private static List<Interval> periods(Random random) {
        List<Interval> periods = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            var from = ORIGIN.plusDays(random.nextInt(3_000));
            periods.add(new Interval(from, random.nextInt(3) == 0 ? null : from.plusDays(random.nextInt(900))));
        }
        return periods;
    }
}
