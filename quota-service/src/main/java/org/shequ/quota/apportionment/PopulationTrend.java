package org.shequ.quota.apportionment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a population becomes in later years. */
public final class PopulationTrend {

    private static final BigDecimal DAYS_OF_A_YEAR = new BigDecimal("365.2425");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int PERCENT_SCALE = 4;

    private PopulationTrend() {}

    /** Somebody counted so many on a day. */
    public record Count(LocalDate on, long residents) {}

    /** The even change per year between two counts, in per cent of the later one, to four decimals. */
    public static BigDecimal growthPercent(Count first, Count last) {
        var days = ChronoUnit.DAYS.between(first.on(), last.on());
        if (days <= 0 || last.residents() == 0) {
            return BigDecimal.ZERO.setScale(PERCENT_SCALE);
        }
        return BigDecimal.valueOf(last.residents() - first.residents())
                .multiply(DAYS_OF_A_YEAR)
                .multiply(HUNDRED)
                .divide(
                        BigDecimal.valueOf(days).multiply(BigDecimal.valueOf(last.residents())),
                        PERCENT_SCALE,
                        RoundingMode.HALF_UP);
    }

    /** The count after so many years of compound growth, half up, never below 0. */
    public static long after(long residents, BigDecimal growthPercent, int years) {
        var factor = BigDecimal.ONE
                .add(growthPercent.divide(HUNDRED, MathContext.DECIMAL128))
                .max(BigDecimal.ZERO)
                .pow(years, MathContext.DECIMAL128);
        return factor.multiply(BigDecimal.valueOf(residents))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
