package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A veto stands no longer; that it stood stays on record. */
@ApplicationScoped
class LiftVeto {

    private final CalibrationDecisions decisions;
    private final VetoRecords vetoes;
    private final BusinessClock clock;
    private final Caller caller;

    LiftVeto(CalibrationDecisions decisions, VetoRecords vetoes, BusinessClock clock, Caller caller) {
        this.decisions = decisions;
        this.vetoes = vetoes;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, String subject, String veto, String reason) {
        var cycle = decisions.open(id, expected);
        vetoes.findStanding(id, subject, veto)
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.RECORD_NOT_FOUND))
                .lift(new VetoRecord.Lifting(caller.subject(), clock.instant(), reason));
        vetoes.flush(); // the computation reads what stands
        return decisions.conclude(
                cycle, subject, "veto-lifted", Map.of("subject", subject, "veto", veto, "reason", reason));
    }
}
