package org.shequ.selection.scoring;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The total (综合成绩): weighted written and interview scores plus a capped bonus, scale 2, half up. */
public final class TotalScore {

    public static final int SCALE = 2;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private TotalScore() {}

    /**
     * One rounding, at the end.
     *
     * @param writtenPercent weight of the written score, 0 to 100; the interview has the rest
     * @param written null when the round has no written examination; the interview then counts whole
     * @param interview null when the round has no interview; the written score then counts whole
     */
    public static BigDecimal of(
            int writtenPercent,
            @Nullable BigDecimal written,
            @Nullable BigDecimal interview,
            BigDecimal bonus,
            BigDecimal bonusCap) {
        if (writtenPercent < 0 || writtenPercent > 100) {
            throw new IllegalArgumentException("A weight lies between 0 and 100");
        }
        return examination(writtenPercent, written, interview)
                .add(bonus.min(bonusCap))
                .setScale(SCALE, RoundingMode.HALF_UP);
    }

    private static BigDecimal examination(
            int writtenPercent, @Nullable BigDecimal written, @Nullable BigDecimal interview) {
        if (written == null || interview == null) {
            var only = written == null ? interview : written;
            if (only == null) {
                throw new IllegalArgumentException("A total needs a score");
            }
            return only;
        }
        return written.multiply(BigDecimal.valueOf(writtenPercent))
                .add(interview.multiply(BigDecimal.valueOf(100L - writtenPercent)))
                .divide(HUNDRED);
    }
}
