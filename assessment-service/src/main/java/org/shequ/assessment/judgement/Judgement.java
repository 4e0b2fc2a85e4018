package org.shequ.assessment.judgement;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.ranking.Place;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What the rule makes of a subject, step by step.
 *
 * @param grading of a person; null for a community
 * @param place of a community; null for a person
 */
public record Judgement(
        Score score, @Nullable Grading grading, @Nullable Place place) {

    /**
     * From the sheets to the score.
     *
     * @param weighed class means by weight, before points and vetoes
     * @param points bonuses less deductions, each within its limit
     * @param value after points, and after what vetoes leave
     */
    public record Score(Facts facts, BigDecimal weighed, BigDecimal points, BigDecimal value) {

        /** What counts among others: the decided score where there is one. */
        public BigDecimal counted() {
            return Objects.requireNonNullElse(facts.decidedScore(), value);
        }
    }

    /**
     * From the score to the grade.
     *
     * @param earned by the score alone
     * @param cap the best grade that vetoes and sanctions leave open
     * @param grade what the cap on excellent grades gives; null in an undecided tie
     * @param tied in a tie at the last place
     */
    public record Grading(
            boolean sanctioned,
            Grade earned,
            Grade cap,
            @Nullable Grade grade,
            boolean tied) {}
}
