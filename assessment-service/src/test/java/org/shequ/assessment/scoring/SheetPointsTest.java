package org.shequ.assessment.scoring;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

class SheetPointsTest {

    @Test
    void points_over_the_common_denominator_are_the_sheets_exact_score() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            List<Dimension> dimensions = new ArrayList<>();
            Map<String, BigDecimal> marks = new HashMap<>();
            List<Integer> hundredths = new ArrayList<>();
            int parts = 1 + random.nextInt(5);
            for (int d = 0; d < parts; d++) {
                List<Dimension.Indicator> indicators = new ArrayList<>();
                int count = 1 + random.nextInt(4);
                for (int i = 0; i < count; i++) {
                    int full = 1 + random.nextInt(5000);
                    int given = random.nextInt(full + 1);
                    String code = "I" + d + "_" + i;
                    indicators.add(new Dimension.Indicator(code, BigDecimal.valueOf(full, 2)));
                    marks.put(code, BigDecimal.valueOf(given, 2));
                    hundredths.add(given);
                }
                dimensions.add(new Dimension("D" + d, BigDecimal.valueOf(1 + random.nextInt(10_000), 2), indicators));
            }
            SheetPoints points = SheetPoints.of(dimensions);
            Fraction exact = new ScoreFormula(dimensions, List.of()).sheetScore(new Sheet("ANY", marks));
            Fraction fast = new Fraction(
                    points.of(hundredths.stream().mapToInt(Integer::intValue).toArray()), points.denominator());
            assertEquals(exact, fast, "seed " + seed + ", round " + round);
        }
    }
}
