package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;

/** Computes totals. */
public class Totals {

    private static final int WHOLE = 100;

    /**
     * Each part rounded by itself, then the sum.
     *
     * @param writtenPercent weight of the written score, 0 to 100; the interview has the rest
     * @param written null when the round has no written examination; the interview then counts whole
     * @param interview null when the round has no interview; the written score then counts whole
     */
    public TotalScore of(
            ScoringRule rule,
            int writtenPercent,
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            BigDecimal bonus,
            BigDecimal bonusCap) {
        if (writtenPercent < 0 || writtenPercent > WHOLE) {
            throw new IllegalArgumentException("A weight lies between 0 and 100");
        }
        if (written == null && interview == null) {
            throw new IllegalArgumentException("A total needs a score");
        }
        var weight = written == null ? 0 : interview == null ? WHOLE : writtenPercent;
        var writtenPart = rule.weighted(written, weight);
        var interviewPart = rule.weighted(interview, WHOLE - weight);
        var granted = rule.rounding().to(rule.decimals().bonus(), bonus.min(bonusCap));
        var exact =
                Stream.of(writtenPart, interviewPart).filter(Objects::nonNull).reduce(granted, BigDecimal::add);
        return new TotalScore(
                writtenPart,
                interviewPart,
                granted,
                exact,
                rule.rounding().to(rule.decimals().total(), exact));
    }
}
