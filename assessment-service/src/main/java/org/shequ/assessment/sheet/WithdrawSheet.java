package org.shequ.assessment.sheet;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A named rater's sheet is withdrawn while scoring lasts; of an anonymous class nobody can tell which it was. */
@ApplicationScoped
class WithdrawSheet {

    private final Cycles cycles;
    private final Sheets sheets;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    WithdrawSheet(Cycles cycles, Sheets sheets, AuditLog audit, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.sheets = sheets;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    void handle(UUID cycleId, String subject, String raterClass, String rater, String reason) {
        var cycle = cycles.getHeld(cycleId, caller.scope());
        cycle.requireScoring(clock.today());
        var own = sheets.find(cycle, caller.scope(), subject);
        if (own == null || !sheets.remove(cycleId, own, raterClass, String.valueOf(SheetChecks.raterName(rater)))) {
            throw ProblemException.of(AssessmentProblem.SHEET_NOT_FOUND);
        }
        audit.append(
                "sheet-taken-back",
                "cycle",
                cycleId.toString(),
                cycle.jurisdiction(),
                Map.of("subject", own, "raterClass", raterClass, "rater", rater, "reason", reason));
    }
}
