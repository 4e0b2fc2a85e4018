package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.assessment.sheet.Completeness;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Closes scoring and computes; or takes a cycle back from publicity, or back to scoring. */
@ApplicationScoped
class Calibrate {

    private static final int MOST_NAMED = 20;

    private final Cycles cycles;
    private final Schemes schemes;
    private final Completeness completeness;
    private final Outcomes outcomes;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    Calibrate(
            Cycles cycles,
            Schemes schemes,
            Completeness completeness,
            Outcomes outcomes,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.completeness = completeness;
        this.outcomes = outcomes;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** A class without enough raters is refused by name, never silently weighed differently. */
    @Transactional
    Cycle handle(UUID id, @Nullable Version expected) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.status().requireStep(CycleStatus.CALIBRATION);
        requireComplete(id);
        int subjects = outcomes.compute(ComputationTerms.of(cycle, content(cycle)));
        cycles.calibrated(id, caller.subject());
        audit.append("cycle-calibrated", "cycle", id.toString(), Map.of("subjects", subjects));
        return cycles.get(id, caller.scope());
    }

    @Transactional
    Cycle reopen(UUID id, @Nullable Version expected, LocalDate scoringUntil, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.require(CycleStatus.CALIBRATION);
        if (scoringUntil.isBefore(clock.today())) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, scoringUntil, clock.today());
        }
        outcomes.clear(id);
        cycles.reopened(id, scoringUntil);
        audit.append("cycle-reopened", "cycle", id.toString(), Map.of("reason", reason));
        return cycles.get(id, caller.scope());
    }

    private SchemeContent content(Cycle cycle) {
        return schemes.get(cycle.schemeId(), Scope.ALL).content();
    }

    private void requireComplete(UUID id) {
        long shortages = completeness.countShortages(id, Scope.ALL);
        if (shortages == 0) {
            return;
        }
        var refusal =
                ProblemException.of(AssessmentProblem.TOO_FEW_RATERS, shortages).figure("shortages", shortages);
        completeness
                .shortages(id, Scope.ALL, "", "", MOST_NAMED)
                .forEach(shortage -> refusal.violation(
                        "/subjects/" + shortage.subject() + "/" + shortage.raterClass(),
                        "TOO_FEW_RATERS",
                        "needs " + shortage.required() + " sheets, has " + shortage.actual() + " ("
                                + shortage.ordinary() + " of ordinary residents)",
                        "须有 " + shortage.required() + " 张评分表，现有 " + shortage.actual() + " 张（普通居民 " + shortage.ordinary()
                                + " 张）"));
        throw refusal;
    }
}
