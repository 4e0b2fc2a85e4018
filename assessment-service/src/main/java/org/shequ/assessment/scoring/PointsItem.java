package org.shequ.assessment.scoring;

import java.math.BigDecimal;

/**
 * A bonus or deduction of the scheme.
 *
 * @param limit the most that counts of what is booked under it
 */
public record PointsItem(String code, BigDecimal limit, boolean deduction) {

    BigDecimal counted(BigDecimal booked) {
        BigDecimal within = booked.min(limit);
        return deduction ? within.negate() : within;
    }
}
