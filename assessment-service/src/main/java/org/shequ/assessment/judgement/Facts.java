package org.shequ.assessment.judgement;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scoring.ClassSum;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What is on record about a subject: its sheets added up, never the sheets themselves.
 *
 * @param pool over whom caps are counted and ranks are found
 * @param peerGroup whom a community is ranked among; null for a person
 * @param sums one per class of raters, in the scheme's order
 * @param booked points by bonus or deduction, as recorded and before any limit
 * @param decidedScore what an upheld objection says instead of the computed score
 * @param decidedGrade what it says instead of the grade that the score earns
 */
public record Facts(
        String subject,
        String unitCode,
        String pool,
        @Nullable String peerGroup,
        List<ClassSum> sums,
        Map<String, BigDecimal> booked,
        List<String> vetoes,
        List<Sanction> sanctions,
        @Nullable BigDecimal decidedScore,
        @Nullable Grade decidedGrade) {}
