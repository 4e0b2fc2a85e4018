package org.shequ.selection.notice;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.application.LineShortened;
import org.shequ.selection.application.RegistrationEvents;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.application.Registrations;
import org.shequ.selection.panel.Duty;
import org.shequ.selection.panel.PanelGuard;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.vocabulary.Stage;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

/** Answers an objection: upheld, the candidate is out and the next moves up; rejected, the candidate goes on. */
@ApplicationScoped
public class AnswerObjection {

    private final SelectionRounds rounds;
    private final Objections objections;
    private final Registrations registrations;
    private final PanelGuard guard;
    private final RegistrationEvents events;
    private final Event<LineShortened> lineShortened;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    AnswerObjection(
            SelectionRounds rounds,
            Objections objections,
            Registrations registrations,
            PanelGuard guard,
            RegistrationEvents events,
            Event<LineShortened> lineShortened,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.objections = objections;
        this.registrations = registrations;
        this.guard = guard;
        this.events = events;
        this.lineShortened = lineShortened;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Objection handle(UUID roundId, UUID id, @Nullable Version expected, boolean upheld, String answer) {
        var round = rounds.lock(roundId, caller.scope());
        var objection = objections.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (objection == null || !objection.roundId().equals(roundId)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        Version.require(expected, objection.version());
        var member = guard.require(round, Duty.PUBLISHER);
        guard.requireApart(
                member,
                registrations
                        .people(roundId, List.of(objection.registrationId()))
                        .values());
        var now = clock.instant();
        objection.answer(upheld ? Objection.State.UPHELD : Objection.State.REJECTED, answer, caller.subject(), now);
        objections.flush();
        var registration = registrations.open(roundId, objection.registrationId());
        registration.hold(objections.isHeld(registration.id()));
        if (upheld && registration.status() == RegistrationStatus.ADMITTED) {
            registration.eliminate(Stage.NOTICE, "OBJECTION_UPHELD", now);
            events.changed(registration);
        }
        var before = round.step();
        round.touch();
        chronicle.record(
                round,
                before,
                "objection-answered",
                null,
                Map.of("registration", registration.id().toString(), "upheld", upheld));
        if (upheld) {
            lineShortened.fire(new LineShortened(roundId));
        }
        return objection;
    }
}
