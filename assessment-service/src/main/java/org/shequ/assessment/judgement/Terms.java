package org.shequ.assessment.judgement;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.grading.GradeThresholds;
import org.shequ.assessment.scoring.ScoreFormula;
import org.shequ.contracts.vocabulary.Grade;

import java.util.Map;
import java.util.Set;

/**
 * What a scheme lays down for a cycle.
 *
 * @param vetoes by code
 * @param grading null where subjects are ranked and not graded
 */
public record Terms(
        int year,
        ScoreFormula formula,
        Map<String, Veto> vetoes,
        @Nullable Grading grading) {

    /**
     * How persons are graded.
     *
     * @param sanctionCap the best grade while a sanction is in effect
     * @param commendedPools pools to which the commended percentage applies
     */
    public record Grading(
            GradeThresholds thresholds,
            Grade sanctionCap,
            int excellentPercent,
            int commendedPercent,
            Set<String> commendedPools) {

        /** How many per cent of a pool may be excellent. */
        public int percentOf(String pool) {
            return commendedPools.contains(pool) ? commendedPercent : excellentPercent;
        }
    }
}
