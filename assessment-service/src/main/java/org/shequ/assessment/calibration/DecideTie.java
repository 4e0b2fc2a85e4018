package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.grading.ExcellenceCap;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** It is decided who of a tie at the cap is excellent; the decision holds while the tie is the one decided about. */
@ApplicationScoped
class DecideTie {

    private final CalibrationDecisions decisions;
    private final Cycles cycles;
    private final Outcomes outcomes;
    private final Records records;
    private final Caller caller;

    DecideTie(CalibrationDecisions decisions, Cycles cycles, Outcomes outcomes, Records records, Caller caller) {
        this.decisions = decisions;
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.records = records;
        this.caller = caller;
    }

    /** @param chosen the people of the tie who are excellent */
    @Transactional
    Cycle handle(
            UUID id,
            @Nullable Version expected,
            String pool,
            List<String> chosen,
            String reason,
            String documentNumber) {
        var cycle = cycles.open(id, expected, caller.scope());
        cycle.require(CycleStatus.CALIBRATION);
        var figures = outcomes.pools(cycle, pool, "", 1).stream()
                .filter(each -> !each.tie().isEmpty())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.NO_TIE, pool));
        var distinct = Set.copyOf(chosen);
        requireFit(distinct, figures);
        records.decideTie(id, pool, figures.tie(), List.copyOf(distinct), reason, documentNumber);
        return decisions.conclude(
                cycle,
                figures.tie().getFirst(),
                "tie-decided",
                Map.of("pool", pool, "chosen", chosen, "documentNumber", documentNumber));
    }

    private static void requireFit(Set<String> chosen, Outcomes.Pool figures) {
        var places = figures.tiePlaces();
        if (!ExcellenceCap.mayChoose(chosen, new HashSet<>(figures.tie()), places)) {
            throw ProblemException.of(
                            AssessmentProblem.TIE_DECISION_UNFIT,
                            places,
                            figures.tie().size())
                    .figure("tiePlaces", places)
                    .figure("tie", figures.tie())
                    .figure("places", figures.places());
        }
    }
}
