package org.shequ.assessment.appeal;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.appeal.Appeals.Appeal;
import org.shequ.assessment.appeal.Appeals.Decision;
import org.shequ.assessment.calibration.Outcome;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.grading.Grade;
import org.shequ.assessment.publication.FinalResults;
import org.shequ.assessment.result.Reason;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.scheme.SchemeContent.Periods;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Files and decides reviews and appeals. Each has its time limit, and is decided by other hands than those that made the
 * result final, filed the appeal, or decided the review before it. A change is a new version of that one result.
 */
@ApplicationScoped
class HandleAppeal {

    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Appeals appeals;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    HandleAppeal(
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            Appeals appeals,
            FinalResults results,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.appeals = appeals;
        this.results = results;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Appeal file(UUID cycleId, String subject, Stage stage, String grounds) {
        Cycle cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.require(CycleStatus.FINAL);
        if (outcomes.find(cycleId, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
        Periods periods = schemes.get(cycle.schemeId(), Scope.ALL).content().periods();
        LocalDate today = clock.today();
        requireInTime(until(cycle, subject, stage, periods), today);
        int days = stage == Stage.REVIEW ? periods.reviewDays() : periods.appealDays();
        Appeal appeal = new Appeal(
                Ids.next(),
                1,
                cycleId,
                subject,
                stage,
                grounds,
                caller.subject(),
                today,
                today.plusDays(days),
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        appeals.add(appeal);
        record("appeal-filed", cycle, appeal, Map.of("subject", subject, "stage", stage.name()));
        return appeal;
    }

    /** The last day for filing. */
    private LocalDate until(Cycle cycle, String subject, Stage stage, Periods periods) {
        return switch (stage) {
            case REVIEW ->
                outcomes.finalOn(cycle, subject)
                        .orElseThrow(() -> ProblemException.of(AssessmentProblem.NOT_SETTLED, subject))
                        .plusDays(periods.reviewDays());
            case APPEAL -> {
                LocalDate reviewed = appeals.find(cycle.id(), subject, Stage.REVIEW)
                        .map(Appeal::decidedOn)
                        .orElseThrow(() -> ProblemException.of(AssessmentProblem.REVIEW_FIRST));
                yield reviewed.plusDays(periods.appealDays());
            }
        };
    }

    private static void requireInTime(LocalDate until, LocalDate today) {
        if (today.isAfter(until)) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, until, today)
                    .figure("until", until.toString())
                    .figure("today", today.toString());
        }
    }

    @Transactional
    Appeal decide(
            UUID id,
            @Nullable Version expected,
            Decision decision,
            String reason,
            String documentNumber,
            @Nullable BigDecimal score,
            @Nullable Grade grade) {
        Cycle cycle = cycles.getToDecide(appeals.get(id, caller.scope()).cycleId(), caller.scope());
        Appeal appeal = appeals.get(id, caller.scope());
        Version.require(expected, appeal.version());
        if (appeal.outcome() != null) {
            throw ProblemException.of(AssessmentProblem.ALREADY_DECIDED);
        }
        requireOtherHands(cycle, appeal);
        if ((decision == Decision.CHANGED) != (score != null)) {
            throw ProblemException.of(AssessmentProblem.SCORE_REQUIRED);
        }
        if (score != null) {
            Outcome outcome =
                    outcomes.find(cycle.id(), appeal.subject(), caller.scope()).orElseThrow();
            results.writeAsDecided(cycle, outcome, score, grade, Reason.CORRECTED, id);
            announcement.publishCausedBy(id);
        }
        appeals.decide(id, decision, reason, documentNumber, score, grade, caller.subject(), clock.today());
        record("appeal-decided", cycle, appeal, Map.of("outcome", decision.name(), "documentNumber", documentNumber));
        return appeals.get(id, caller.scope());
    }

    private void requireOtherHands(Cycle cycle, Appeal appeal) {
        String me = caller.subject();
        boolean reviewed = appeal.stage() == Stage.APPEAL
                && appeals.find(cycle.id(), appeal.subject(), Stage.REVIEW)
                        .map(Appeal::decidedBy)
                        .filter(me::equals)
                        .isPresent();
        if (reviewed || me.equals(cycle.finalBy()) || me.equals(cycle.calibratedBy()) || me.equals(appeal.filedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
    }

    private void record(String action, Cycle cycle, Appeal appeal, Map<String, ?> details) {
        audit.append(action, "appeal", appeal.id().toString(), cycle.jurisdiction(), details);
    }
}
