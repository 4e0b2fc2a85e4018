package org.shequ.quota.apportionment;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/**
 * Shares staffing places among communities by population: {@code ratio} places per 10,000 residents. Integers only. The
 * answer does not depend on the order of the input; equal remainders go to the larger population, then the lower code.
 */
public record Apportionment(long total, List<Share> shares) {

    private static final long RESIDENTS = 10_000;
    private static final int RATIO_SCALE = 4;
    private static final long RATIO_UNIT = 10_000;
    private static final long DENOMINATOR = RESIDENTS * RATIO_UNIT;
    private static final Comparator<Share> BY_CLAIM = Comparator.comparingLong(Share::remainder)
            .reversed()
            .thenComparing(Comparator.comparingLong(Share::population).reversed())
            .thenComparing(Share::unitCode);

    /**
     * @param ratioPer10000 places per 10,000 residents, positive, at most four decimals
     * @return shares in the order of their codes, and their sum
     * @throws IllegalArgumentException when a unit stands twice or the ratio has more decimals
     */
    public static Apportionment of(BigDecimal ratioPer10000, Rounding rounding, List<UnitPopulation> units) {
        long ratio = exact(ratioPer10000);
        var codes = new HashSet<String>();
        var shares = new ArrayList<Share>(units.size());
        var claimed = BigInteger.ZERO;
        for (UnitPopulation unit : units) {
            if (!codes.add(unit.unitCode())) {
                throw new IllegalArgumentException("unit " + unit.unitCode() + " stands twice");
            }
            long claim = Math.multiplyExact(unit.population(), ratio);
            claimed = claimed.add(BigInteger.valueOf(claim));
            shares.add(share(unit, claim, rounding));
        }
        if (rounding == Rounding.LARGEST_REMAINDER) {
            long total = claimed.shiftLeft(1)
                    .add(BigInteger.valueOf(DENOMINATOR))
                    .divide(BigInteger.valueOf(2 * DENOMINATOR))
                    .longValueExact();
            giveRest(shares, total);
        }
        shares.sort(Comparator.comparing(Share::unitCode));
        return new Apportionment(shares.stream().mapToLong(Share::places).sum(), List.copyOf(shares));
    }

    private static long exact(BigDecimal ratio) {
        if (ratio.signum() <= 0) {
            throw new IllegalArgumentException("the ratio must be positive");
        }
        try {
            return ratio.setScale(RATIO_SCALE, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("the ratio has more than four decimals or is too large", e);
        }
    }

    private static Share share(UnitPopulation unit, long claim, Rounding rounding) {
        long whole = claim / DENOMINATOR;
        long remainder = claim % DENOMINATOR;
        long places = switch (rounding) {
            case LARGEST_REMAINDER, FLOOR -> whole;
            case HALF_UP -> whole + (2 * remainder >= DENOMINATOR ? 1 : 0);
            case CEILING -> whole + (remainder > 0 ? 1 : 0);
        };
        return new Share(unit.unitCode(), unit.population(), whole, remainder, DENOMINATOR, places);
    }

    /** One more place each for the largest remainders, until the total is reached. */
    private static void giveRest(List<Share> shares, long total) {
        shares.sort(BY_CLAIM);
        long rest = total - shares.stream().mapToLong(Share::whole).sum();
        for (int i = 0; i < rest; i++) {
            shares.set(i, shares.get(i).withOneMore());
        }
    }
}
