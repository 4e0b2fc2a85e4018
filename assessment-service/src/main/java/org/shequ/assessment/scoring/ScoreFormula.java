package org.shequ.assessment.scoring;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Score = Σ class weight × mean of the class's sheets + bonuses − deductions, kept within 0 and 100. A sheet is Σ
 * dimension weight × marks ÷ full marks. Everything is an exact fraction until the end, so that neither the order of
 * the sheets nor an intermediate rounding moves the result; the score has scale 2, half up.
 */
public record ScoreFormula(List<Dimension> dimensions, List<RaterClass> raterClasses) {

    private static final Fraction HUNDRED = Fraction.of(100);

    public ScoreFormula {
        dimensions = List.copyOf(dimensions);
        raterClasses = List.copyOf(raterClasses);
    }

    /** Either a score with its derivation, or the classes that have too few raters. */
    public sealed interface Outcome {}

    /**
     * @param means mean of each class's sheets, 0 to 100
     * @param weighed before bonuses and deductions
     */
    public record Scored(BigDecimal score, Map<String, Fraction> means, Fraction weighed, Fraction adjusted)
            implements Outcome {}

    public record TooFewRaters(List<Shortage> shortages) implements Outcome {}

    /** A class with fewer sheets than its minimum. */
    public record Shortage(String raterClass, int required, int actual) {}

    public Outcome compute(Collection<Sheet> sheets, Collection<Adjustment> adjustments) {
        List<Shortage> shortages = new ArrayList<>();
        Map<String, Fraction> means = new LinkedHashMap<>();
        Fraction weighed = Fraction.ZERO;
        for (RaterClass raterClass : raterClasses) {
            List<Sheet> own = sheets.stream()
                    .filter(sheet -> sheet.raterClass().equals(raterClass.code()))
                    .toList();
            int required = Math.max(1, raterClass.minimumRaters());
            if (own.size() < required) {
                shortages.add(new Shortage(raterClass.code(), required, own.size()));
                continue;
            }
            Fraction mean = own.stream()
                    .map(this::sheetScore)
                    .reduce(Fraction.ZERO, Fraction::plus)
                    .dividedBy(Fraction.of(own.size()));
            means.put(raterClass.code(), mean);
            weighed = weighed.plus(mean.times(Fraction.of(raterClass.weight())).dividedBy(HUNDRED));
        }
        if (!shortages.isEmpty()) {
            return new TooFewRaters(List.copyOf(shortages));
        }
        Fraction adjusted = weighed;
        for (Adjustment adjustment : adjustments) {
            adjusted = adjusted.plus(Fraction.of(adjustment.points()));
        }
        Fraction kept = clamp(adjusted);
        return new Scored(kept.toScore(), means, weighed, kept);
    }

    /** Between 0 and 100. A sheet that lacks an indicator is an error of the caller: sheets are checked on entry. */
    public Fraction sheetScore(Sheet sheet) {
        Fraction total = Fraction.ZERO;
        for (Dimension dimension : dimensions) {
            Fraction given = Fraction.ZERO;
            Fraction full = Fraction.ZERO;
            for (Dimension.Indicator indicator : dimension.indicators()) {
                BigDecimal marks = sheet.marks().get(indicator.code());
                if (marks == null) {
                    throw new IllegalArgumentException("the sheet has no marks for " + indicator.code());
                }
                given = given.plus(Fraction.of(marks));
                full = full.plus(Fraction.of(indicator.fullMarks()));
            }
            total = total.plus(Fraction.of(dimension.weight()).times(given).dividedBy(full));
        }
        return total;
    }

    private static Fraction clamp(Fraction value) {
        if (value.compareTo(Fraction.ZERO) < 0) {
            return Fraction.ZERO;
        }
        return value.compareTo(HUNDRED) > 0 ? HUNDRED : value;
    }
}
