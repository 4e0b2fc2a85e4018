package org.shequ.quota.apportionment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many of a number of secretaries a plan lets into the establishment, and how many of those by each year. */
public final class PlanShare {

    private PlanShare() {}

    /** floor(share × base): exact, for a share such as 30 or 33.3333 per cent. */
    public static int ceiling(BigDecimal sharePercent, int base) {
        return sharePercent
                .multiply(BigDecimal.valueOf(base))
                .movePointLeft(2)
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
    }

    /** How many may enter in each year, spread evenly. */
    public static Map<Integer, Integer> pace(int ceiling, int fromYear, int toYear) {
        Map<Integer, Integer> perYear = new LinkedHashMap<>();
        for (int year = fromYear; year <= toYear; year++) {
            perYear.put(year, dueBy(year, ceiling, fromYear, toYear) - dueBy(year - 1, ceiling, fromYear, toYear));
        }
        return perYear;
    }

    /** How many may have entered by the end of a year: floor(ceiling × i / n) by that of the i-th of n years. */
    public static int dueBy(int year, int ceiling, int fromYear, int toYear) {
        var all = toYear - fromYear + 1;
        var passed = Math.clamp(year - fromYear + 1L, 0, all);
        return Math.toIntExact((long) ceiling * passed / all);
    }

    /**
     * How many will have entered by the end of the plan if they go on as they have: {@code used} over the months so far,
     * spread over all of its months, at most the ceiling. Before the first month is over, what is used.
     */
    public static int byTheEnd(int used, int ceiling, int fromYear, int toYear, LocalDate today) {
        var first = LocalDate.of(fromYear, 1, 1);
        var all = 12L * (toYear - fromYear + 1);
        var passed = Math.min(all, ChronoUnit.MONTHS.between(first, today));
        if (passed < 1) {
            return used;
        }
        return Math.toIntExact(Math.max(used, Math.min(ceiling, used * all / passed)));
    }
}
