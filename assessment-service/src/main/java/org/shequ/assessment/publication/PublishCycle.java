package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleChronicle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.cycle.Publicity;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A cycle is made public for the scheme's working days; not by who scored or calibrated. */
@ApplicationScoped
class PublishCycle {

    private static final int MOST_NAMED = 20;

    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final SeparationOfDuties duties;
    private final Calendars calendars;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    PublishCycle(
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            SeparationOfDuties duties,
            Calendars calendars,
            CycleChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.duties = duties;
        this.calendars = calendars;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, String documentNumber) {
        var cycle = cycles.open(id, expected, caller.scope());
        cycle.requirePublishable();
        duties.requireOtherHands(cycle);
        requireNoTies(id);
        var days = schemes.content(cycle.schemeId()).periods().publicityWorkingDays();
        var today = clock.today();
        var until = calendars.lastWorkingDay(today, days);
        cycle.publish(new Publicity(caller.subject(), today, until, documentNumber));
        chronicle.step(cycle, "cycle-made-public", Map.of("until", until.toString(), "documentNumber", documentNumber));
        return cycle;
    }

    private void requireNoTies(UUID id) {
        var undecided = outcomes.undecidedPools(id, MOST_NAMED);
        if (!undecided.isEmpty()) {
            throw ProblemException.of(AssessmentProblem.TIES_UNDECIDED, String.join(", ", undecided))
                    .figure("pools", undecided);
        }
    }
}
