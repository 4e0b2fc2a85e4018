package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleChronicle;
import org.shequ.assessment.cycle.CycleSubjects;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * How every decision of calibration begins and ends: it names the version of the cycle that it was made on, so that of two
 * officers at once the second sees what the first did; and the pool is computed anew, so that what is shown is always what
 * holds.
 */
@ApplicationScoped
class CalibrationDecisions {

    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final Schemes schemes;
    private final Computation computation;
    private final Records records;
    private final CycleChronicle chronicle;
    private final Caller caller;

    CalibrationDecisions(
            Cycles cycles,
            CycleSubjects subjects,
            Schemes schemes,
            Computation computation,
            Records records,
            CycleChronicle chronicle,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.schemes = schemes;
        this.computation = computation;
        this.records = records;
        this.chronicle = chronicle;
        this.caller = caller;
    }

    /** For a decision about points or vetoes, which are recorded while sheets come in, too. */
    Cycle open(UUID id, @Nullable Version expected) {
        var cycle = cycles.open(id, expected, caller.scope());
        cycle.requireUndecided();
        return cycle;
    }

    /** 422 unless the cycle judges the subject. */
    void requireListed(UUID id, String subject) {
        if (subjects.find(id, subject, caller.scope())
                .filter(listed -> listed.withdrawnReason() == null)
                .isEmpty()) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
    }

    /** @param subject one of the pool that the decision bears on */
    Cycle conclude(Cycle cycle, String subject, String action, Map<String, ?> details) {
        chronicle.decision(cycle, action, details);
        records.tookPart(cycle.id());
        if (cycle.status() == CycleStatus.CALIBRATION) {
            subjects.find(cycle.id(), subject, Scope.ALL)
                    .ifPresent(listed -> computation.pool(cycle, schemes.content(cycle.schemeId()), listed.pool()));
        }
        cycle.touch();
        return cycle;
    }
}
