package org.shequ.assessment.cycle;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A cycle is planned by an approved scheme. */
@ApplicationScoped
class DraftCycle {

    private final Cycles cycles;
    private final Schemes schemes;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    DraftCycle(Cycles cycles, Schemes schemes, CycleChronicle chronicle, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(
            UUID schemeId, String title, String jurisdiction, LocalDate scoringUntil, List<String> commendedPools) {
        var scheme = schemes.get(schemeId, caller.scope());
        caller.scope().requireOver(jurisdiction);
        scheme.requireInForceOver(jurisdiction);
        requireWithin(jurisdiction, commendedPools);
        requireAlone(scheme.subjectKind(), scheme.year(), jurisdiction);
        var cycle = new Cycle(
                Ids.next(),
                scheme,
                title,
                jurisdiction,
                scoringUntil,
                commendedPools,
                caller.subject(),
                clock.instant());
        cycles.persist(cycle);
        chronicle.step(cycle, "cycle-drafted", Map.of("jurisdiction", jurisdiction, "year", cycle.year()));
        return cycle;
    }

    private static void requireWithin(String jurisdiction, List<String> commendedPools) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        for (int i = 0; i < commendedPools.size(); i++) {
            if (!commendedPools.get(i).startsWith(jurisdiction)) {
                refusal.violation(
                        "/commendedPools/" + i, "WITHIN_JURISDICTION", "lies outside the jurisdiction", "不在本辖区内");
            }
        }
        if (!refusal.violations().isEmpty()) {
            throw refusal;
        }
    }

    /** A city and a district do not judge the same subjects in the same year: the first that is planned stands. */
    private void requireAlone(SubjectKind kind, int year, String jurisdiction) {
        cycles.lockYear(kind, year);
        cycles.findOverlapping(kind, year, jurisdiction).ifPresent(other -> {
            throw ProblemException.of(
                            AssessmentProblem.CYCLE_OVERLAPS,
                            other.jurisdiction(),
                            CycleLifecycle.LIFECYCLE.words(other.status()),
                            jurisdiction)
                    .figure("jurisdiction", other.jurisdiction());
        });
    }
}
