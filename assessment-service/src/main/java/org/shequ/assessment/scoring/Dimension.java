package org.shequ.assessment.scoring;

import java.math.BigDecimal;
import java.util.List;

/**
 * A weighted part of the scheme with its indicators.
 *
 * @param weight its share of a sheet in per cent
 */
public record Dimension(String code, BigDecimal weight, List<Indicator> indicators) {

    /** What a rater gives marks for, from 0 to {@code fullMarks}. */
    public record Indicator(String code, BigDecimal fullMarks) {}

    public Dimension {
        indicators = List.copyOf(indicators);
    }
}
