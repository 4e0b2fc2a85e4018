package org.shequ.assessment.grading;

import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;

/** The least score of each grade, each included, in falling order. */
public record GradeThresholds(BigDecimal excellent, BigDecimal qualified, BigDecimal basicallyQualified) {

    public GradeThresholds {
        if (excellent.compareTo(qualified) < 0 || qualified.compareTo(basicallyQualified) < 0) {
            throw new IllegalArgumentException("thresholds must fall from grade to grade");
        }
    }

    public Grade gradeOf(BigDecimal score) {
        if (score.compareTo(excellent) >= 0) {
            return Grade.EXCELLENT;
        }
        if (score.compareTo(qualified) >= 0) {
            return Grade.QUALIFIED;
        }
        return score.compareTo(basicallyQualified) >= 0 ? Grade.BASICALLY_QUALIFIED : Grade.UNQUALIFIED;
    }
}
