package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.contracts.event.selection.ProbationOutcome;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.outbox.Outbox;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.examination.ScoreSheet;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.RoundStatus;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.roundrecord.SealRecord;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Confirms somebody after probation (转正), or finds that it was failed: then personnel-service ends what the appointment
 * began, and the place falls vacant with it. Who drafted the round or scored in it does not decide.
 */
@ApplicationScoped
public class DecideProbation {

    private final SelectionRounds rounds;
    private final Appointments appointments;
    private final ScoreSheet sheet;
    private final PanelGuard guard;
    private final SealRecord sealRecord;
    private final AuditLog audit;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Caller caller;

    DecideProbation(
            SelectionRounds rounds,
            Appointments appointments,
            ScoreSheet sheet,
            PanelGuard guard,
            SealRecord sealRecord,
            AuditLog audit,
            Outbox outbox,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.appointments = appointments;
        this.sheet = sheet;
        this.guard = guard;
        this.sealRecord = sealRecord;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
        this.caller = caller;
    }

    /** @param on the first day after the probation; null for its last day, or today when it is failed earlier */
    record Decision(ProbationEnd.Outcome outcome, @Nullable LocalDate on, String reason, String orderNumber) {}

    @Transactional
    Appointment handle(UUID id, @Nullable Version expected, Decision decision) {
        var round = rounds.lock(appointments.roundOfExisting(id), caller.scope());
        var appointment = appointments.open(id);
        Version.require(expected, appointment.version());
        var today = clock.today();
        var until = appointment.requireOnProbation(decision.outcome());
        requireAnother(round, appointment);
        var on = on(appointment, until, decision, today);
        var end = new ProbationEnd(
                decision.outcome(), on, decision.reason(), decision.orderNumber(), caller.subject(), clock.instant());
        appointment.endProbation(end, today);
        outbox.publish(new ProbationEnded(
                id,
                round.id(),
                appointment.personId(),
                ProbationOutcome.valueOf(decision.outcome().name()),
                on,
                decision.orderNumber()));
        audit.append(
                "probation-ended",
                "appointment",
                id.toString(),
                round.jurisdiction(),
                Map.of(
                        "round",
                        round.id().toString(),
                        "outcome",
                        decision.outcome().name(),
                        "on",
                        on.toString(),
                        "orderNumber",
                        decision.orderNumber()));
        if (round.status() == RoundStatus.CLOSED) {
            sealRecord.handle(round.id());
        }
        return appointment;
    }

    private void requireAnother(SelectionRound round, Appointment appointment) {
        var subject = caller.subject();
        if (round.draftedBy().equals(subject) || sheet.hasScored(round.id(), subject)) {
            throw ProblemException.of(
                    SelectionProblem.SEPARATION_OF_DUTIES,
                    subject,
                    new Words(
                            "who drafted the round or scored in it does not decide on a probation; another decider must",
                            "拟定本轮或录入成绩者不得决定试用期考核，须由其他决定人员办理"));
        }
        guard.requireApartIfNamed(round, appointment.personId());
    }

    private static LocalDate on(Appointment appointment, LocalDate until, Decision decision, LocalDate today) {
        var given = decision.on();
        if (decision.outcome() == ProbationEnd.Outcome.CONFIRMED) {
            if (given != null && !given.equals(until)) {
                throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                        .violation("/on", "LAST_DAY", "of a confirmation is " + until, "转正日期为" + until);
            }
            return until;
        }
        var on = given == null ? today : given;
        if (on.isBefore(today) || !on.isAfter(appointment.terms().effectiveOn())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/on", "PAST", "must not lie in the past", "不得早于今日");
        }
        return on;
    }
}
