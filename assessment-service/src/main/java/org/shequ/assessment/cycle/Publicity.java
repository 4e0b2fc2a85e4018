package org.shequ.assessment.cycle;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The publicity (公示) of a cycle's outcomes.
 *
 * @param until its last day
 */
@Embeddable
public record Publicity(
        @Column(name = "published_by") String by,
        @Column(name = "publicity_from") LocalDate from,
        @Column(name = "publicity_until") LocalDate until,
        @Column(name = "publicity_document") String documentNumber) {

    private static final Words CORRECTED = new Words(
            "what is wrong is corrected at the officer's request now (cycles/{id}/corrections)",
            "结果有误的，由经办（assessment:manage）申请更正（cycles/{id}/corrections）");

    /** 422 while it lasts: nothing is made final before its end. */
    void requireOver(LocalDate today) {
        if (!today.isAfter(until)) {
            throw ProblemException.of(AssessmentProblem.PUBLICITY_LASTS, until, today)
                    .figure("publicityUntil", until.toString())
                    .figure("today", today.toString());
        }
    }

    /** 422 when it is over: objections come too late. */
    void requireLasting(LocalDate today) {
        if (today.isAfter(until)) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, until, today, CORRECTED);
        }
    }
}
