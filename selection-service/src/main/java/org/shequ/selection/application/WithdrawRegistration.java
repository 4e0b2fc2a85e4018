package org.shequ.selection.application;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.round.RoundStatus;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** A candidate gives up. Whoever is next in line moves up by that alone. */
@ApplicationScoped
public class WithdrawRegistration {

    private final SelectionRounds rounds;
    private final Registrations registrations;
    private final RegistrationEvents events;
    private final Event<LineShortened> lineShortened;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    WithdrawRegistration(
            SelectionRounds rounds,
            Registrations registrations,
            RegistrationEvents events,
            Event<LineShortened> lineShortened,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.registrations = registrations;
        this.events = events;
        this.lineShortened = lineShortened;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Registration handle(UUID roundId, UUID id, @Nullable Version expected, String reason) {
        var round = registrations.isOpen(roundId)
                ? rounds.shareAbove(roundId, caller.scope())
                : rounds.lockAbove(roundId, caller.scope());
        var stage = round.stage();
        var registration = registrations.open(roundId, id);
        caller.scope().require(registration.unitCode());
        Version.require(expected, registration.version());
        if (round.status() != RoundStatus.RUNNING || stage == null) {
            throw ProblemException.of(
                    SelectionProblem.NOT_WITHDRAWABLE, RegistrationStatus.LIFECYCLE.words(registration.status()));
        }
        registration.withdraw(stage, reason, clock.instant());
        audit.append(
                "registration-withdrawn",
                "registration",
                id.toString(),
                registration.unitCode(),
                Map.of("round", roundId.toString(), "stage", stage.name()));
        events.changed(registration);
        if (stage == Stage.APPOINTMENT) {
            lineShortened.fire(new LineShortened(roundId));
        }
        return registration;
    }
}
