package org.shequ.assessment.scoring;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.assessment.scoring.Dimension.Indicator;
import org.shequ.assessment.scoring.ScoreFormula.Scored;
import org.shequ.assessment.scoring.ScoreFormula.Shortage;
import org.shequ.assessment.scoring.ScoreFormula.TooFewRaters;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

@NullUnmarked
class ScoreFormulaTest {

    private static final ScoreFormula ONE_MARK = new ScoreFormula(
            List.of(new Dimension("all", decimal("100"), List.of(new Indicator("mark", decimal("100"))))),
            List.of(
                    new RaterClass("subdistrict", decimal("30"), 1),
                    new RaterClass("peers", decimal("10"), 2),
                    new RaterClass("residents", decimal("60"), 3)));

    @Test
    void classes_weigh_by_their_means_and_not_by_their_size() {
        var sheets = List.of(
                sheet("subdistrict", "90"),
                sheet("peers", "80"),
                sheet("peers", "81"),
                sheet("residents", "95"),
                sheet("residents", "95"),
                sheet("residents", "95"),
                sheet("residents", "95"));
        var scored = assertInstanceOf(Scored.class, ONE_MARK.compute(sheets, List.of()));
        assertEquals(decimal("92.05"), scored.score());
        assertEquals(
                new Fraction(BigInteger.valueOf(161), BigInteger.TWO),
                scored.means().get("peers"));
    }

    @Test
    void a_class_without_enough_raters_is_an_error_and_is_never_reweighted() {
        var outcome = ONE_MARK.compute(List.of(sheet("peers", "80"), sheet("residents", "70")), List.of());
        assertEquals(
                new TooFewRaters(List.of(
                        new Shortage("subdistrict", 1, 0),
                        new Shortage("peers", 2, 1),
                        new Shortage("residents", 3, 1))),
                outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "90, 0, 90.00",
        "90, 4.5, 94.50",
        "99, 4.5, 100.00",
        "90, -2.25, 87.75",
        "1, -4, 0.00",
        "88.885, 0, 88.89",
        "88.884999, 0, 88.88"
    })
    void bonuses_and_deductions_stay_within_the_scale_and_halves_go_up(String mark, String points, String score) {
        var formula = new ScoreFormula(ONE_MARK.dimensions(), List.of(new RaterClass("all", decimal("100"), 1)));
        var outcome =
                formula.compute(List.of(sheet("all", mark)), List.of(new Adjustment("adjustment", decimal(points))));
        assertEquals(decimal(score), assertInstanceOf(Scored.class, outcome).score());
    }

    @Test
    void thirds_that_add_up_to_a_half_are_not_lost_in_rounding() {
        var formula = new ScoreFormula(
                List.of(new Dimension("all", decimal("100"), List.of(new Indicator("mark", decimal("3"))))),
                List.of(new RaterClass("a", decimal("50"), 1), new RaterClass("b", decimal("50"), 1)));
        var sheets = List.of(sheet("a", "1.00015"), sheet("b", "2.00015"));
        assertEquals(
                decimal("50.01"),
                assertInstanceOf(Scored.class, formula.compute(sheets, List.of()))
                        .score());
    }

    @Test
    void a_sheet_without_an_indicator_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> ONE_MARK.sheetScore(new Sheet("peers", Map.of())));
    }

    @Test
    void scores_agree_with_brute_force_in_any_order_of_arrival() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            ScoreFormula formula = randomFormula(random);
            List<Sheet> sheets = randomSheets(formula, random);
            List<Adjustment> adjustments =
                    List.of(new Adjustment("bonus", BigDecimal.valueOf(random.nextInt(400) - 200, 2)));
            BigDecimal expected = bruteForce(formula, sheets, adjustments);
            for (int shuffle = 0; shuffle < 3; shuffle++) {
                Collections.shuffle(sheets, random);
                var outcome = assertInstanceOf(Scored.class, formula.compute(sheets, adjustments), "seed " + seed);
                assertEquals(expected, outcome.score(), "seed " + seed);
            }
        }
    }

    /** Over one common denominator, in whole numbers, written apart from the code under test. */
    private static BigDecimal bruteForce(ScoreFormula formula, List<Sheet> sheets, List<Adjustment> adjustments) {
        BigInteger numerator = BigInteger.ZERO;
        BigInteger denominator = BigInteger.ONE;
        for (RaterClass raterClass : formula.raterClasses()) {
            long count = sheets.stream()
                    .filter(sheet -> sheet.raterClass().equals(raterClass.code()))
                    .count();
            for (Sheet sheet : sheets) {
                if (!sheet.raterClass().equals(raterClass.code())) {
                    continue;
                }
                for (Dimension dimension : formula.dimensions()) {
                    long full = dimension.indicators().stream()
                            .mapToLong(indicator -> indicator.fullMarks().longValueExact())
                            .sum();
                    for (Indicator indicator : dimension.indicators()) {
                        BigInteger term = sheet.marks()
                                .get(indicator.code())
                                .movePointRight(2)
                                .toBigIntegerExact()
                                .multiply(dimension.weight().toBigIntegerExact())
                                .multiply(raterClass.weight().toBigIntegerExact());
                        BigInteger under = BigInteger.valueOf(100L * 100 * full * count);
                        numerator = numerator.multiply(under).add(term.multiply(denominator));
                        denominator = denominator.multiply(under);
                        BigInteger divisor = numerator.gcd(denominator).max(BigInteger.ONE);
                        numerator = numerator.divide(divisor);
                        denominator = denominator.divide(divisor);
                    }
                }
            }
        }
        BigInteger hundredths =
                adjustments.getFirst().points().movePointRight(2).toBigIntegerExact();
        // floor(100 × value + 1/2) = floor((200 × numerator + denominator) ÷ (2 × denominator))
        BigInteger doubled = numerator.multiply(BigInteger.valueOf(200)).add(denominator);
        long cents = doubled.divide(denominator.shiftLeft(1)).add(hundredths).longValueExact();
        return BigDecimal.valueOf(Math.max(0, Math.min(10_000, cents)), 2);
    }

    private static ScoreFormula randomFormula(Random random) {
        int first = 1 + random.nextInt(98);
        List<Dimension> dimensions = List.of(
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
        int share = 1 + random.nextInt(98);
        return new ScoreFormula(
                dimensions,
                List.of(
                        new RaterClass("a", BigDecimal.valueOf(share), 1),
                        new RaterClass("b", BigDecimal.valueOf(100L - share), 1)));
    }

    private static List<Sheet> randomSheets(ScoreFormula formula, Random random) {
        List<Sheet> sheets = new ArrayList<>();
        for (RaterClass raterClass : formula.raterClasses()) {
            int count = 1 + random.nextInt(12);
            for (int i = 0; i < count; i++) {
                Map<String, BigDecimal> marks = new HashMap<>();
                formula.dimensions().stream()
                        .flatMap(dimension -> dimension.indicators().stream())
                        .forEach(indicator -> marks.put(
                                indicator.code(),
                                BigDecimal.valueOf(
                                        random.nextInt(indicator.fullMarks().intValueExact() * 100 + 1), 2)));
                sheets.add(new Sheet(raterClass.code(), marks));
            }
        }
        return sheets;
    }

    private static Sheet sheet(String raterClass, String mark) {
        return new Sheet(raterClass, Map.of("mark", decimal(mark)));
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text);
    }
}
