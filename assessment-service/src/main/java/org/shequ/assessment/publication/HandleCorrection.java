package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcome;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.grading.Grade;
import org.shequ.assessment.publication.Corrections.Correction;
import org.shequ.assessment.publication.Corrections.Decision;
import org.shequ.assessment.result.Reason;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Corrections of single final results by document. Whoever sees the subject asks; who owns the cycle decides, by other
 * hands than those that asked, calibrated or made the result final: who drafts does not approve.
 */
@ApplicationScoped
class HandleCorrection {

    private final Cycles cycles;
    private final Outcomes outcomes;
    private final Corrections corrections;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    HandleCorrection(
            Cycles cycles,
            Outcomes outcomes,
            Corrections corrections,
            FinalResults results,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.corrections = corrections;
        this.results = results;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Correction request(UUID cycleId, String subject, BigDecimal score, @Nullable Grade grade, String reason) {
        Cycle cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.require(CycleStatus.FINAL);
        if (outcomes.find(cycleId, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
        if (!outcomes.isSettled(cycle, subject)) {
            throw ProblemException.of(AssessmentProblem.NOT_SETTLED, subject);
        }
        UUID id = Ids.next();
        corrections.add(id, cycleId, subject, score, grade, reason, caller.subject(), clock.today());
        audit.append(
                "correction-requested",
                "cycle",
                cycleId.toString(),
                cycle.jurisdiction(),
                Map.of("correctionId", id.toString(), "subject", subject));
        return corrections.get(cycleId, id, caller.scope());
    }

    @Transactional
    Correction decide(
            UUID cycleId,
            UUID id,
            @Nullable Version expected,
            Decision decision,
            String opinion,
            String documentNumber) {
        Cycle cycle = cycles.getToDecide(cycleId, caller.scope());
        Correction correction = corrections.get(cycleId, id, caller.scope());
        Version.require(expected, correction.version());
        if (correction.outcome() != null) {
            throw ProblemException.of(AssessmentProblem.ALREADY_DECIDED);
        }
        requireOtherHands(cycle, correction);
        if (decision == Decision.APPROVED) {
            Outcome outcome =
                    outcomes.find(cycleId, correction.subject(), caller.scope()).orElseThrow();
            results.writeAsDecided(cycle, outcome, correction.score(), correction.grade(), Reason.CORRECTED, id);
            announcement.publishCausedBy(id);
        }
        corrections.decide(id, decision, opinion, documentNumber, caller.subject(), clock.today());
        audit.append(
                decision == Decision.APPROVED ? "result-corrected" : "correction-rejected",
                "cycle",
                cycleId.toString(),
                cycle.jurisdiction(),
                Map.of(
                        "correctionId",
                        id.toString(),
                        "subject",
                        correction.subject(),
                        "documentNumber",
                        documentNumber));
        return corrections.get(cycleId, id, caller.scope());
    }

    private void requireOtherHands(Cycle cycle, Correction correction) {
        String me = caller.subject();
        if (me.equals(correction.requestedBy()) || me.equals(cycle.finalBy()) || me.equals(cycle.calibratedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
    }
}
