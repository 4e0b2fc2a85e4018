package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.result.Reason;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.calendar.Calendars;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Makes a cycle public, and final. Who scored or calibrated does neither. */
@ApplicationScoped
class PublishCycle {

    private static final int MOST_NAMED = 20;

    private final Database database;
    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Objections objections;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final Calendars calendars;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    PublishCycle(
            Database database,
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            Objections objections,
            FinalResults results,
            ResultAnnouncement announcement,
            Calendars calendars,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.database = database;
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.objections = objections;
        this.results = results;
        this.announcement = announcement;
        this.calendars = calendars;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle publish(UUID id, @Nullable Version expected, String documentNumber) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.status().requireStep(CycleStatus.PUBLICITY);
        requireOtherHands(cycle);
        List<String> undecided = outcomes.undecidedPools(id, MOST_NAMED);
        if (!undecided.isEmpty()) {
            throw ProblemException.of(AssessmentProblem.TIES_UNDECIDED, String.join(", ", undecided))
                    .figure("pools", undecided);
        }
        int days = schemes.get(cycle.schemeId(), Scope.ALL).content().periods().publicityWorkingDays();
        LocalDate today = clock.today();
        LocalDate until = calendars.lastWorkingDay(today, days);
        cycles.published(id, caller.subject(), today, until, documentNumber);
        audit.append(
                "cycle-made-public",
                "cycle",
                id.toString(),
                Map.of("until", until.toString(), "documentNumber", documentNumber));
        return cycles.get(id, caller.scope());
    }

    /** Subjects with an open objection are held back until it is answered; all others are final. */
    @Transactional
    Cycle finish(UUID id, @Nullable Version expected) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.status().requireStep(CycleStatus.FINAL);
        requireOtherHands(cycle);
        LocalDate until = Objects.requireNonNull(cycle.publicityUntil());
        if (!clock.today().isAfter(until)) {
            throw ProblemException.of(AssessmentProblem.PUBLICITY_LASTS, until, clock.today())
                    .figure("publicityUntil", until.toString())
                    .figure("today", clock.today().toString());
        }
        int settled = results.writeUnopposed(cycle);
        int changed = 0;
        for (Objections.Objection objection : objections.upheld(id)) {
            results.writeAsDecided(
                    cycle,
                    outcomes.find(id, objection.subject(), Scope.ALL).orElseThrow(),
                    Objects.requireNonNull(objection.score()),
                    objection.grade(),
                    Reason.ASSESSED,
                    id);
            changed++;
        }
        cycles.finished(id, caller.subject(), clock.today());
        announcement.publishCausedBy(id);
        audit.append("cycle-finished", "cycle", id.toString(), Map.of("settled", settled, "changed", changed));
        return cycles.get(id, caller.scope());
    }

    private void requireOtherHands(Cycle cycle) {
        boolean scored = database.exists(
                "SELECT FROM cycle_scorers WHERE cycle_id = ? AND scorer = ?", cycle.id(), caller.subject());
        if (scored || caller.subject().equals(cycle.calibratedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
    }
}
