package org.shequ.assessment.grading;

import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;

/**
 * Somebody in a pool.
 *
 * @param earned the grade that the score alone gives
 * @param cap the best grade that sanctions and vetoes leave open; EXCELLENT when nothing stands in the way, UNDETERMINED when
 *     the person is not graded this year
 */
public record Candidate(String subject, BigDecimal score, Grade earned, Grade cap) {

    /** What the person would get if there were no cap on the pool. */
    Grade open() {
        return earned.atMost(cap);
    }
}
