package org.shequ.assessment.scoring;

import java.math.BigDecimal;
import java.util.Map;

/** One rater's marks for one subject: by indicator code. */
public record Sheet(String raterClass, Map<String, BigDecimal> marks) {

    public Sheet {
        marks = Map.copyOf(marks);
    }
}
