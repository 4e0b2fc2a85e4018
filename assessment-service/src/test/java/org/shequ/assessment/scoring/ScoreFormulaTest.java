package org.shequ.assessment.scoring;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.assessment.scoring.Dimension.Indicator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@NullUnmarked
class ScoreFormulaTest {

    private static final SheetPoints ONE_MARK = SheetPoints.of(
            List.of(new Dimension("all", decimal("100"), List.of(new Indicator("mark", decimal("100"))))));
    private static final ScoreFormula THREE_CLASSES = new ScoreFormula(
            ONE_MARK,
            List.of(raters("subdistrict", "30", 1), raters("peers", "10", 2), raters("residents", "60", 3)),
            List.of());

    private static RaterClass raters(String code, String weight, int minimum) {
        return new RaterClass(code, decimal(weight), minimum, 0);
    }

    @Test
    void classes_weigh_by_their_means_and_not_by_their_size() {
        var sums = List.of(sum("90"), sum("80", "81"), sum("95", "95", "95", "95"));
        assertEquals(decimal("92.05"), THREE_CLASSES.score(sums, BigDecimal.ZERO));
        assertEquals(decimal("92.05"), THREE_CLASSES.weighed(sums));
        assertEquals(
                new Fraction(BigInteger.valueOf(1841), BigInteger.valueOf(20)), THREE_CLASSES.weighedExactly(sums));
        assertEquals(new Fraction(BigInteger.valueOf(161), BigInteger.TWO), THREE_CLASSES.mean(sums.get(1)));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, false",
        "0, 0, 0, true",
        "2, 3, 0, true",
        "10, 3, 70, false",
        "10, 3, 71, true",
        "0, 0, 70, true"
    })
    void a_class_is_short_of_raters_or_of_ordinary_residents(int raters, int minimum, int percent, boolean isShort) {
        var raterClass = new RaterClass("residents", decimal("60"), minimum, percent);
        var sum = new ClassSum(raters, raters * 7 / 10, BigInteger.ZERO);
        if (isShort) {
            assertTrue(raterClass.isShort(sum));
        } else {
            assertFalse(raterClass.isShort(sum));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0, 90.00",
        "90, 4.5, 94.50",
        "99, 4.5, 100.00",
        "90, -2.25, 87.75",
        "1, -4, 0.00",
        "88.88, 0.01, 88.89"
    })
    void bonuses_and_deductions_stay_within_the_scale(String mark, String points, String score) {
        var formula = new ScoreFormula(ONE_MARK, List.of(raters("all", "100", 1)), List.of());
        assertEquals(decimal(score), formula.score(List.of(sum(mark)), decimal(points)));
    }

    @ParameterizedTest
    @CsvSource({"88.88 88.89, 88.89", "88.88 88.88 88.89, 88.88", "88.88 88.89 88.89, 88.89"})
    void halves_go_up_once(String marks, String score) {
        var formula = new ScoreFormula(ONE_MARK, List.of(raters("all", "100", 1)), List.of());
        var sums = List.of(sum(marks.split(" ", -1)));
        assertEquals(decimal(score), formula.score(sums, BigDecimal.ZERO));
        assertEquals(decimal(score), formula.weighed(sums));
    }

    @Test
    void what_is_booked_counts_within_its_limit_and_by_its_kind() {
        var formula = new ScoreFormula(
                ONE_MARK,
                List.of(raters("all", "100", 1)),
                List.of(
                        new PointsItem("HONOUR", decimal("3"), false),
                        new PointsItem("PETITIONS", decimal("5"), true)));
        assertEquals(decimal("0"), formula.points(Map.of()));
        assertEquals(decimal("1.25"), formula.points(Map.of("HONOUR", decimal("1.25"))));
        assertEquals(decimal("-2.00"), formula.points(Map.of("HONOUR", decimal("9"), "PETITIONS", decimal("5.00"))));
        assertEquals(decimal("-5"), formula.points(Map.of("PETITIONS", decimal("5.01"), "STRANGE", decimal("1"))));
    }

    @Test
    void thirds_that_add_up_to_a_half_are_not_lost_in_rounding() {
        var thirds = SheetPoints.of(
                List.of(new Dimension("all", decimal("100"), List.of(new Indicator("mark", decimal("3"))))));
        var formula = new ScoreFormula(thirds, List.of(raters("a", "50", 1), raters("b", "50", 1)), List.of());
        // (1/3 + 2.0003/3) ÷ 2 × 100: exactly 50.005
        var second = new ClassSum(10_000, 0, thirds.of(new long[] {200L * 10_000 + 300}));
        var first = new ClassSum(10_000, 0, thirds.of(new long[] {100L * 10_000}));
        assertEquals("10001/200", formula.weighedExactly(List.of(first, second)).toString());
        assertEquals(decimal("50.01"), formula.score(List.of(first, second), BigDecimal.ZERO));
    }

    @Test
    void scores_agree_with_brute_force_in_any_order_of_arrival() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            int share = 1 + random.nextInt(98);
            List<Dimension> dimensions = randomDimensions(random);
            SheetPoints points = SheetPoints.of(dimensions);
            ScoreFormula formula = new ScoreFormula(
                    points, List.of(raters("a", "" + share, 1), raters("b", "" + (100 - share), 1)), List.of());
            List<List<int[]>> sheets = List.of(randomSheets(dimensions, random), randomSheets(dimensions, random));
            BigDecimal booked = BigDecimal.valueOf(random.nextInt(400) - 200, 2);
            BigDecimal expected = bruteForce(dimensions, List.of(share, 100 - share), sheets, booked);
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                sheets.forEach(each -> Collections.shuffle(each, random));
                var sums = sheets.stream().map(each -> added(points, each)).toList();
                assertEquals(expected, formula.score(sums, booked), "seed " + seed);
            }
        }
    }

    private static ClassSum added(SheetPoints points, List<int[]> sheets) {
        return new ClassSum(sheets.size(), 0, sheets.stream().map(points::of).reduce(BigInteger.ZERO, BigInteger::add));
    }

    /** Over one common denominator, in whole numbers, written apart from the code under test. */
    private static BigDecimal bruteForce(
            List<Dimension> dimensions, List<Integer> shares, List<List<int[]>> sheets, BigDecimal booked) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (int c = 0; c < shares.size(); c++) {
            for (int[] marks : sheets.get(c)) {
                int nr = 0;
                for (Dimension dimension : dimensions) {
                    long full = dimension.indicators().stream()
                            .mapToLong(indicator -> indicator.fullMarks().longValueExact())
                            .sum();
                    for (int i = 0; i < dimension.indicators().size(); i++) {
                        BigInteger term = BigInteger.valueOf(marks[nr++])
                                .multiply(dimension.weight().toBigIntegerExact())
                                .multiply(BigInteger.valueOf(shares.get(c)));
                        BigInteger under = BigInteger.valueOf(
                                100L * 100 * full * sheets.get(c).size());
                        numerator = numerator.multiply(under).add(term.multiply(denominator));
                        denominator = denominator.multiply(under);
                        BigInteger divisor = numerator.gcd(denominator).max(BigInteger.ONE);
                        numerator = numerator.divide(divisor);
                        denominator = denominator.divide(divisor);
                    }
                }
            }
        }
        BigInteger hundredths = booked.movePointRight(2).toBigIntegerExact();
        // floor(100 × value + 1/2) = floor((200 × numerator + denominator) ÷ (2 × denominator))
        BigInteger doubled = numerator.multiply(BigInteger.valueOf(200)).add(denominator);
        long cents = doubled.divide(denominator.shiftLeft(1)).add(hundredths).longValueExact();
        return BigDecimal.valueOf(Math.max(0, Math.min(10_000, cents)), 2);
    }

    private static List<Dimension> randomDimensions(Random random) {
        int first = 1 + random.nextInt(98);
        return List.of(
                new Dimension(
                        "d1",
                        BigDecimal.valueOf(first),
                        List.of(
                                new Indicator("i1", BigDecimal.valueOf(1 + random.nextInt(30))),
                                new Indicator("i2", BigDecimal.valueOf(1 + random.nextInt(30))))),
                new Dimension(
                        "d2",
                        BigDecimal.valueOf(100L - first),
                        List.of(new Indicator("i3", BigDecimal.valueOf(1 + random.nextInt(100))))));
    }

    private static List<int[]> randomSheets(List<Dimension> dimensions, Random random) {
        List<int[]> sheets = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            sheets.add(dimensions.stream()
                    .flatMap(dimension -> dimension.indicators().stream())
                    .mapToInt(indicator -> random.nextInt(indicator.fullMarks().intValueExact() * 100 + 1))
                    .toArray());
        }
        return sheets;
    }

    private static ClassSum sum(String... marks) {
        return added(
                ONE_MARK,
                Arrays.stream(marks)
                        .map(mark -> new int[] {decimal(mark).movePointRight(2).intValueExact()})
                        .toList());
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
