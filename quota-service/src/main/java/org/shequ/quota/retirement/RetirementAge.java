package org.shequ.quota.retirement;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * The statutory age of one group, with its gradual delay (渐进式延迟): whoever is born in {@code delayedFrom} retires a month
 * later, and with every further {@code monthsPerStep} months of birth another month, up to {@code mostMonths}.
 *
 * @param baseMonths the age before the delay, in months
 * @param delayedFrom the first month of birth that is delayed
 */
public record RetirementAge(int baseMonths, YearMonth delayedFrom, int monthsPerStep, int mostMonths) {

    /** Men, 60 to 63 (国务院关于渐进式延迟法定退休年龄的办法, in force since 2025-01-01). */
    public static final RetirementAge MEN = new RetirementAge(720, YearMonth.of(1965, 1), 4, 36);

    /** Women in administrative posts, 55 to 58. */
    public static final RetirementAge WOMEN = new RetirementAge(660, YearMonth.of(1970, 1), 4, 36);

    public RetirementAge {
        if (baseMonths < 1 || monthsPerStep < 1 || mostMonths < 0) {
            throw new IllegalArgumentException("no age: " + baseMonths + ", " + monthsPerStep + ", " + mostMonths);
        }
    }

    /** The day on which somebody born then reaches the age. */
    public LocalDate reachedBy(LocalDate birth) {
        var later = ChronoUnit.MONTHS.between(delayedFrom, YearMonth.from(birth));
        var delay = later < 0 ? 0 : Math.min(mostMonths, later / monthsPerStep + 1);
        return birth.plusMonths(baseMonths + delay);
    }
}
