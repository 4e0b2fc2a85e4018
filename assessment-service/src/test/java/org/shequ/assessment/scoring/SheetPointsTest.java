package org.shequ.assessment.scoring;

import org.junit.jupiter.api.Test;
import org.shequ.assessment.Ratio;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SheetPointsTest {

    @Test
    void points_over_the_common_denominator_are_the_sheets_exact_score() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Dimension> dimensions = new ArrayList<>();
            List<Integer> hundredths = new ArrayList<>();
            Ratio exact = Ratio.ZERO;
            int parts = 1 + random.nextInt(5);
            for (int d = 0; d < parts; d++) {
                List<Dimension.Indicator> indicators = new ArrayList<>();
                BigDecimal weight = BigDecimal.valueOf(1 + random.nextInt(10_000), 2);
                Ratio marks = Ratio.ZERO;
                Ratio fullMarks = Ratio.ZERO;
                int count = 1 + random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    int full = 1 + random.nextInt(5000);
                    int given = random.nextInt(full + 1);
                    indicators.add(new Dimension.Indicator("I" + d + "_" + i, BigDecimal.valueOf(full, 2)));
                    hundredths.add(given);
                    marks = marks.plus(Ratio.of(BigDecimal.valueOf(given, 2)));
                    fullMarks = fullMarks.plus(Ratio.of(BigDecimal.valueOf(full, 2)));
                }
                exact = exact.plus(marks.by(fullMarks).times(Ratio.of(weight)));
                dimensions.add(new Dimension("D" + d, weight, indicators));
            }
            SheetPoints points = SheetPoints.of(dimensions);
            int[] marks = hundredths.stream().mapToInt(Integer::intValue).toArray();
            Fraction fast = new Fraction(points.of(marks), points.denominator());
            assertTrue(exact.same(Ratio.parse(fast.toString())), "seed " + seed + ", round " + round);
        }
    }

    @Test
    void the_points_of_summed_marks_are_the_sum_of_the_points() {
        SheetPoints points = SheetPoints.of(List.of(new Dimension(
                "D",
                BigDecimal.valueOf(100),
                List.of(
                        new Dimension.Indicator("A", BigDecimal.valueOf(7)),
                        new Dimension.Indicator("B", BigDecimal.valueOf(11))))));
        BigInteger apart = points.of(new int[] {700, 3}).add(points.of(new int[] {1, 1100}));
        assertEquals(apart, points.of(new long[] {701, 1103}));
    }
}
