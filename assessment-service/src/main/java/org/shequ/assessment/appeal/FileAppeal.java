package org.shequ.assessment.appeal;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent.Periods;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Files a review of a final result, or an appeal against the review, within the scheme's time limits. */
@ApplicationScoped
class FileAppeal {

    private static final Words CORRECTED = new Words(
            "what is wrong is corrected at the officer's request now (cycles/{id}/corrections)",
            "结果有误的，由经办（assessment:manage）申请更正（cycles/{id}/corrections）");

    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Appeals appeals;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    FileAppeal(
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            Appeals appeals,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.appeals = appeals;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Appeal handle(UUID cycleId, String subject, AppealStage stage, String grounds) {
        var cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.require(CycleStatus.FINAL);
        if (outcomes.find(cycleId, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
        var periods = schemes.content(cycle.schemeId()).periods();
        var today = clock.today();
        requireInTime(until(cycle, subject, stage, periods), today);
        var days = stage == AppealStage.REVIEW ? periods.reviewDays() : periods.appealDays();
        var appeal =
                new Appeal(Ids.next(), cycleId, subject, stage, grounds, caller.subject(), today, today.plusDays(days));
        appeals.persistAndFlush(appeal);
        audit.append(
                "appeal-filed",
                "appeal",
                appeal.id().toString(),
                cycle.jurisdiction(),
                Map.of("subject", subject, "stage", stage.name()));
        return appeal;
    }

    /** The last day for filing. */
    private LocalDate until(Cycle cycle, String subject, AppealStage stage, Periods periods) {
        return switch (stage) {
            case REVIEW ->
                outcomes.finalOn(cycle, subject)
                        .orElseThrow(() -> ProblemException.of(AssessmentProblem.NOT_SETTLED, subject))
                        .plusDays(periods.reviewDays());
            case APPEAL -> {
                var reviewed = appeals.find(cycle.id(), subject, AppealStage.REVIEW)
                        .map(Appeal::decidedOn)
                        .orElseThrow(() -> ProblemException.of(AssessmentProblem.REVIEW_FIRST));
                yield reviewed.plusDays(periods.appealDays());
            }
        };
    }

    private static void requireInTime(LocalDate until, LocalDate today) {
        if (today.isAfter(until)) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, until, today, CORRECTED)
                    .figure("until", until.toString())
                    .figure("today", today.toString());
        }
    }
}
