package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.publication.Corrections.Decision;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.result.ResultReason;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Decides a correction: who owns the cycle, by other hands than those that asked, calibrated or made the result final. */
@ApplicationScoped
class DecideCorrection {

    private final Cycles cycles;
    private final Outcomes outcomes;
    private final Corrections corrections;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecideCorrection(
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
    Correction handle(
            UUID cycleId,
            UUID id,
            @Nullable Version expected,
            Decision decision,
            String opinion,
            String documentNumber) {
        var cycle = cycles.open(cycleId, caller.scope());
        var correction = corrections.get(cycleId, id, caller.scope());
        Version.require(expected, correction.version());
        correction.requireOpen(decision);
        requireOtherHands(cycle, correction);
        correction.decide(decision, opinion, documentNumber, caller.subject(), clock.today());
        corrections.flush();
        if (decision == Decision.APPROVED) {
            var outcome =
                    outcomes.find(cycleId, correction.subject(), caller.scope()).orElseThrow();
            results.writeAsDecided(cycle, outcome, correction.score(), correction.grade(), ResultReason.CORRECTED, id);
            announcement.publishCausedBy(id);
        }
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
        return correction;
    }

    private void requireOtherHands(Cycle cycle, Correction correction) {
        var me = caller.subject();
        if (me.equals(correction.requestedBy()) || me.equals(cycle.finalBy()) || me.equals(cycle.calibratedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
    }
}
