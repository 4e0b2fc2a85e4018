package org.shequ.assessment.scoring;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The value of a sheet as a whole number over one denominator that all sheets of a scheme share, so that means over
 * millions of sheets are sums of whole numbers: exact, and the same in any order. Marks are given in hundredths.
 *
 * <p>A sheet is Σ weight × marks ÷ full marks. With weights and full marks in hundredths that is
 * Σ marks × multiplier ÷ denominator, where the denominator is 100 × the least common multiple of the full marks.
 *
 * @param denominator what the points are divided by, to give 0 to 100
 * @param multipliers one per marked indicator, in the order of the dimensions
 */
public record SheetPoints(BigInteger denominator, List<BigInteger> multipliers) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    public SheetPoints {
        multipliers = List.copyOf(multipliers);
    }

    public static SheetPoints of(List<Dimension> dimensions) {
        List<BigInteger> full = dimensions.stream()
                .map(dimension -> dimension.indicators().stream()
                        .map(indicator ->
                                indicator.fullMarks().movePointRight(2).toBigIntegerExact())
                        .reduce(BigInteger.ZERO, BigInteger::add))
                .toList();
        BigInteger common = full.stream()
                .reduce(
                        BigInteger.ONE,
                        (left, right) -> left.divide(left.gcd(right)).multiply(right));
        List<BigInteger> multipliers = new ArrayList<>();
        for (int d = 0; d < dimensions.size(); d++) {
            Dimension dimension = dimensions.get(d);
            BigInteger multiplier =
                    dimension.weight().movePointRight(2).toBigIntegerExact().multiply(common.divide(full.get(d)));
            dimension.indicators().forEach(indicator -> multipliers.add(multiplier));
        }
        return new SheetPoints(common.multiply(HUNDRED), multipliers);
    }

    /** @param marks in hundredths, one per marked indicator: of one sheet */
    public BigInteger of(int[] marks) {
        return of(Arrays.stream(marks).asLongStream().toArray());
    }

    /** @param marks in hundredths, one per marked indicator: of one sheet, or the sums over several */
    public BigInteger of(long[] marks) {
        if (marks.length != multipliers.size()) {
            throw new IllegalArgumentException(marks.length + " marks for " + multipliers.size() + " indicators");
        }
        BigInteger points = BigInteger.ZERO;
        for (int i = 0; i < marks.length; i++) {
            points = points.add(multipliers.get(i).multiply(BigInteger.valueOf(marks[i])));
        }
        return points;
    }
}
