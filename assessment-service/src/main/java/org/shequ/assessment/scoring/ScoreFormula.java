package org.shequ.assessment.scoring;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/**
 * Score = Σ class weight × mean of the class's sheets + bonuses − deductions, kept within 0 and 100. Sheets are whole
 * points over one denominator, so that everything is an exact fraction until the end: neither the order of the sheets nor
 * an intermediate rounding moves the result. The score has scale 2 and is rounded once, half up.
 */
public final class ScoreFormula {

    private static final int SCALE = 2;
    private static final BigInteger HUNDRED = BigInteger.valueOf(100);
    private static final BigInteger TEN_THOUSAND = BigInteger.valueOf(10_000);
    private static final BigDecimal FULL_SCORE = BigDecimal.valueOf(100).setScale(SCALE);

    private final SheetPoints sheetPoints;
    private final List<RaterClass> raterClasses;
    private final List<PointsItem> pointsItems;
    private final List<BigInteger> weights;
    private final BigInteger unit;

    /**
     * @param raterClasses in the order in which the sums of a subject are given
     * @param pointsItems what bonuses and deductions there are
     */
    public ScoreFormula(SheetPoints sheetPoints, List<RaterClass> raterClasses, List<PointsItem> pointsItems) {
        this.sheetPoints = sheetPoints;
        this.raterClasses = List.copyOf(raterClasses);
        this.pointsItems = List.copyOf(pointsItems);
        this.weights = raterClasses.stream()
                .map(raterClass -> raterClass.weight().movePointRight(2).toBigIntegerExact())
                .toList();
        this.unit = TEN_THOUSAND.multiply(sheetPoints.denominator());
    }

    /** A value as it stands before it is reduced or rounded. */
    private record Exact(BigInteger numerator, BigInteger denominator) {

        /** Half up; the value is not negative. */
        BigDecimal rounded() {
            BigInteger hundredths =
                    numerator.multiply(HUNDRED).shiftLeft(1).add(denominator).divide(denominator.shiftLeft(1));
            return new BigDecimal(hundredths, SCALE);
        }
    }

    public SheetPoints sheetPoints() {
        return sheetPoints;
    }

    public List<RaterClass> raterClasses() {
        return raterClasses;
    }

    /** The mean of the sheets of a class, 0 to 100; 0 where there are none. */
    public Fraction mean(ClassSum sum) {
        return sum.raters() == 0
                ? Fraction.ZERO
                : new Fraction(sum.points(), sheetPoints.denominator().multiply(BigInteger.valueOf(sum.raters())));
    }

    /** Σ weight × mean, before bonuses and deductions. A class without sheets adds nothing. */
    public Fraction weighedExactly(List<ClassSum> sums) {
        Exact weighed = weigh(sums);
        return new Fraction(weighed.numerator(), weighed.denominator());
    }

    /** The same, rounded for reading; nothing is computed from it. */
    public BigDecimal weighed(List<ClassSum> sums) {
        return weigh(sums).rounded();
    }

    /** Bonuses less deductions, each within its limit. */
    public BigDecimal points(Map<String, BigDecimal> booked) {
        BigDecimal points = BigDecimal.ZERO;
        for (PointsItem item : booked.isEmpty() ? List.<PointsItem>of() : pointsItems) {
            BigDecimal own = booked.get(item.code());
            if (own != null) {
                points = points.add(item.counted(own));
            }
        }
        return points;
    }

    /** @param points bonuses less deductions */
    public BigDecimal score(List<ClassSum> sums, BigDecimal points) {
        Exact weighed = weigh(sums);
        BigInteger numerator = weighed.numerator()
                .multiply(HUNDRED)
                .add(points.movePointRight(2).toBigIntegerExact().multiply(weighed.denominator()));
        return new Exact(numerator.max(BigInteger.ZERO), weighed.denominator().multiply(HUNDRED))
                .rounded()
                .min(FULL_SCORE);
    }

    /** Over the product of the classes' numbers of raters: no greatest common divisor is sought for each of them. */
    private Exact weigh(List<ClassSum> sums) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (int i = 0; i < weights.size(); i++) {
            ClassSum sum = sums.get(i);
            if (sum.raters() > 0) {
                BigInteger raters = BigInteger.valueOf(sum.raters());
                numerator = numerator
                        .multiply(raters)
                        .add(weights.get(i).multiply(sum.points()).multiply(denominator));
                denominator = denominator.multiply(raters);
            }
        }
        return new Exact(numerator, denominator.multiply(unit));
    }
}
