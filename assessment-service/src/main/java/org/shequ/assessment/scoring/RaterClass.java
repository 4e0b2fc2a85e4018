package org.shequ.assessment.scoring;

import java.math.BigDecimal;

/**
 * A class of raters, such as residents.
 *
 * @param weight its share of the score in per cent, in hundredths at the finest
 * @param minimumRaters fewer sheets than this are an error: the class is never silently left out or re-weighted
 * @param minimumOrdinaryPercent the least share of ordinary residents among its sheets; 0 where any will do
 */
public record RaterClass(String code, BigDecimal weight, int minimumRaters, int minimumOrdinaryPercent) {

    public boolean isShort(ClassSum sum) {
        return sum.raters() < Math.max(1, minimumRaters)
                || sum.ordinary() * 100L < (long) minimumOrdinaryPercent * sum.raters();
    }

    /** How many sheets are still needed, whoever they come from. */
    public int missing(ClassSum sum) {
        return Math.max(0, minimumRaters - sum.raters());
    }
}
