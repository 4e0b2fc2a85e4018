package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes a cycle public. Who scored or calibrated does not. */
@ApplicationScoped
class PublishCycle {

    private static final int MOST_NAMED = 20;

    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Hands hands;
    private final Calendars calendars;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    PublishCycle(
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            Hands hands,
            Calendars calendars,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.hands = hands;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle publish(UUID id, @Nullable Version expected, String documentNumber) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        CycleStatus.PUBLISH.require(cycle.status());
        hands.requireOthers(cycle);
        List<String> undecided = outcomes.undecidedPools(id, MOST_NAMED);
        if (!undecided.isEmpty()) {
            throw ProblemException.of(AssessmentProblem.TIES_UNDECIDED, String.join(", ", undecided))
                    .figure("pools", undecided);
        }
        int days = schemes.get(cycle.schemeId(), Scope.ALL).content().periods().publicityWorkingDays();
        LocalDate today = clock.today();
        LocalDate until = calendars.lastWorkingDay(today, days);
        cycles.published(id, CycleStatus.PUBLISH.take(cycle.status()), caller.subject(), today, until, documentNumber);
        audit.append(
                "cycle-made-public",
                "cycle",
                id.toString(),
                cycle.jurisdiction(),
                Map.of("until", until.toString(), "documentNumber", documentNumber));
        return cycles.get(id, caller.scope());
    }
}
