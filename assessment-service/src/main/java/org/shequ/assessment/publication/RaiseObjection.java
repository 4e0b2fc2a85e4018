package org.shequ.assessment.publication;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Records an objection, during publicity only. */
@ApplicationScoped
class RaiseObjection {

    private final Cycles cycles;
    private final Outcomes outcomes;
    private final Objections objections;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RaiseObjection(
            Cycles cycles,
            Outcomes outcomes,
            Objections objections,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.objections = objections;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Objection handle(UUID cycleId, String subject, String grounds) {
        var cycle = cycles.getHeld(cycleId, caller.scope());
        var today = clock.today();
        cycle.requireInPublicity(today);
        if (outcomes.find(cycleId, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
        var objection = new Objection(Ids.next(), cycleId, subject, grounds, caller.subject(), today);
        objections.persist(objection);
        audit.append("objection-raised", "cycle", cycleId.toString(), cycle.jurisdiction(), Map.of("subject", subject));
        return objection;
    }
}
