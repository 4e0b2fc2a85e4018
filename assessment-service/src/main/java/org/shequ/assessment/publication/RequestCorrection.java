package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Asks for the correction of one final result; whoever sees the subject may ask. */
@ApplicationScoped
class RequestCorrection {

    private final Cycles cycles;
    private final Outcomes outcomes;
    private final Corrections corrections;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RequestCorrection(
            Cycles cycles,
            Outcomes outcomes,
            Corrections corrections,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.corrections = corrections;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Correction handle(UUID cycleId, String subject, BigDecimal score, @Nullable Grade grade, String reason) {
        var cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.require(CycleStatus.FINAL);
        if (outcomes.find(cycleId, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
        if (!outcomes.isSettled(cycle, subject)) {
            throw ProblemException.of(AssessmentProblem.NOT_SETTLED, subject);
        }
        var correction =
                new Correction(Ids.next(), cycleId, subject, score, grade, reason, caller.subject(), clock.today());
        corrections.persist(correction);
        audit.append(
                "correction-requested",
                "cycle",
                cycleId.toString(),
                cycle.jurisdiction(),
                Map.of("correctionId", correction.id().toString(), "subject", subject));
        return correction;
    }
}
