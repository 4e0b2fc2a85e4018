package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.testkit.ByChance;

import java.math.BigDecimal;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

@ByChance
class TotalScoreTest {

    private static final BigDecimal CAP = new BigDecimal("5");

    @ParameterizedTest(name = "{0} % of {1} and the rest of {2} with {3}: {4}")
    @CsvSource({
        "60, 86.50, 90.00, 0, 87.90",
        "60, 80.01, 80.00, 0, 80.01",
        "60, 80.00, 80.01, 0, 80.00",
        "50, 70.01, 70.02, 0, 70.02",
        "60, 80.00, 80.00, 9, 85.00",
        "60, 80.00, 80.00, 2.5, 82.50",
        "60, , 91.25, 0, 91.25",
        "60, 64.44, , 1, 65.44",
        "0, 10, 90, 0, 90.00",
        "100, 10, 90, 0, 10.00"
    })
    void by_the_standard_the_total_is_rounded_once_and_the_bonus_capped(
            int percent,
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            BigDecimal bonus,
            BigDecimal total) {
        assertEquals(
                total,
                new Totals()
                        .of(ScoringRule.STANDARD, percent, written, interview, bonus, CAP)
                        .total());
    }

    private static ScoringRule rule(int weighted, int total, ScoreRounding rounding) {
        return new ScoringRule(
                new Decimals(2, weighted, 2, total), rounding, TieBasis.EXACT_TOTAL, List.of(), ShortlistTies.ALL);
    }

    /** 60 % of 80.01 is 48.006, 40 % of 87.51 is 35.004. */
    @ParameterizedTest(name = "weighted to {0}, total to {1}, {2}: {3} from {4}")
    @CsvSource({
        "4, 2, HALF_UP, 83.01, 83.0100",
        "2, 2, HALF_UP, 83.01, 83.01",
        "2, 2, DOWN, 83.00, 83.00",
        "4, 2, DOWN, 83.01, 83.0100",
        "1, 2, HALF_UP, 83.00, 83.0",
        "0, 0, HALF_UP, 83, 83",
        "3, 1, DOWN, 83.0, 83.010"
    })
    void each_step_keeps_its_decimals(
            int weighted, int decimals, ScoreRounding rounding, BigDecimal total, BigDecimal exact) {
        var computed = new Totals()
                .of(
                        rule(weighted, decimals, rounding),
                        60,
                        new BigDecimal("80.01"),
                        new BigDecimal("87.51"),
                        BigDecimal.ZERO.setScale(weighted),
                        CAP);
        assertEquals(total, computed.total());
        assertEquals(0, exact.compareTo(computed.exact()), computed.toString());
    }

    @Test
    void no_total_without_a_score_and_no_weight_beyond_a_hundred() {
        var score = BigDecimal.TEN;
        assertThrows(
                IllegalArgumentException.class,
                () -> new Totals().of(ScoringRule.STANDARD, 60, null, null, BigDecimal.ZERO, CAP));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Totals().of(ScoringRule.STANDARD, 101, score, score, BigDecimal.ZERO, CAP));
    }

    /** In whole numbers of the eighth decimal, rounded by division: nothing in common with the rule's own arithmetic. */
    @Test
    void totals_agree_with_integers() {
        var seed = 83_008L;
        var random = new RandomRounds(seed);
        for (int run = 0; run < 20_000; run++) {
            var rule = random.rule();
            var percent = random.below(101);
            var written = random.score(rule.decimals().score());
            var interview = random.score(rule.decimals().score());
            var bonus = BigDecimal.valueOf(random.below(700), 2).setScale(2);
            var half = rule.rounding() == ScoreRounding.HALF_UP;
            var parts = kept(eighths(written) / 100 * percent, rule.decimals().weighted(), half)
                    + kept(
                            eighths(interview) / 100 * (100 - percent),
                            rule.decimals().weighted(),
                            half)
                    + kept(
                            Math.min(eighths(bonus), eighths(CAP)),
                            rule.decimals().bonus(),
                            half);
            var total = new Totals().of(rule, percent, written, interview, bonus, CAP);
            var where = "seed " + seed + " run " + run + ": " + rule + " " + total;
            assertEquals(parts, eighths(total.exact()), where);
            assertEquals(kept(parts, rule.decimals().total(), half), eighths(total.total()), where);
            assertEquals(rule.decimals().total(), total.total().scale(), where);
        }
    }

    private static long eighths(BigDecimal figure) {
        return figure.movePointRight(8).longValueExact();
    }

    private static long kept(long eighths, int decimals, boolean half) {
        long unit = Math.round(Math.pow(10, 8 - decimals));
        return (half ? eighths + unit / 2 : eighths) / unit * unit;
    }
}
