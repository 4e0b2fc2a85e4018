package org.shequ.assessment.cycle;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * Until when sheets are taken (评分截止日).
 *
 * @param until the last day
 */
@Embeddable
record ScoringDeadline(@Column(name = "scoring_until") LocalDate until) {

    private static final Words LATER = new Words("name today or a later day", "请填写今天或以后的日期");
    private static final Words MOVE_IT = new Words(
            "the officer (assessment:manage) may move it (cycles/{id}/deadline)",
            "可由经办（assessment:manage）延长（cycles/{id}/deadline）");

    /** 422 when nobody could score any more. */
    ScoringDeadline requireAhead(LocalDate today) {
        if (isOver(today)) {
            throw passed(today, LATER);
        }
        return this;
    }

    /** 422 when sheets come too late. */
    void requireLasting(LocalDate today) {
        if (isOver(today)) {
            throw passed(today, MOVE_IT);
        }
    }

    boolean isOver(LocalDate today) {
        return today.isAfter(until);
    }

    private ProblemException passed(LocalDate today, Words wayOn) {
        return ProblemException.of(AssessmentProblem.DEADLINE_PASSED, until, today, wayOn)
                .figure("scoringUntil", until.toString())
                .figure("today", today.toString());
    }
}
