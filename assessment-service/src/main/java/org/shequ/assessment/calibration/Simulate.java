package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** What other caps or weights would make of the same sheets; changes nothing. */
@ApplicationScoped
class Simulate {

    private static final int MOST_MOVED = 500;

    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Caller caller;

    Simulate(Cycles cycles, Schemes schemes, Outcomes outcomes, Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.caller = caller;
    }

    record Simulation(long movedCount, List<Outcomes.Moved> moved, List<Outcomes.Share> shares) {}

    Simulation handle(
            UUID id,
            @Nullable Integer excellentPercent,
            @Nullable Integer commendedPercent,
            Map<String, BigDecimal> classWeights,
            Map<String, BigDecimal> dimensionWeights) {
        Cycle cycle = cycles.get(id, caller.scope());
        caller.scope().require(cycle.jurisdiction());
        if (cycle.status() == CycleStatus.DRAFT || cycle.status() == CycleStatus.OPEN) {
            cycle.require(CycleStatus.CALIBRATION);
        }
        SchemeContent content = schemes.get(cycle.schemeId(), Scope.ALL).content();
        requireKnown(content, classWeights.keySet(), dimensionWeights.keySet());
        SchemeContent other = content.with(classWeights, dimensionWeights, excellentPercent, commendedPercent);
        Schemes.requireSound(cycle.subjectKind(), other);
        var terms = new ComputationTerms(cycle, other, !dimensionWeights.isEmpty());
        return new Simulation(outcomes.countMoved(terms), outcomes.moved(terms, MOST_MOVED), outcomes.shares(terms));
    }

    private static void requireKnown(SchemeContent content, Set<String> classes, Set<String> dimensions) {
        Set<String> strangers = new HashSet<>(classes);
        content.raterClasses().forEach(each -> strangers.remove(each.code()));
        Set<String> others = new HashSet<>(dimensions);
        content.dimensions().forEach(each -> others.remove(each.code()));
        strangers.addAll(others);
        if (!strangers.isEmpty()) {
            throw ProblemException.of(AssessmentProblem.UNKNOWN_IN_SCHEME, String.join(", ", strangers));
        }
    }
}
