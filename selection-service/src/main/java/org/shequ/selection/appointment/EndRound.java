package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.application.LineShortened;
import org.shequ.selection.application.RegistrationStatus;
import org.shequ.selection.examination.Rankings;
import org.shequ.selection.round.PlacesKeeper;
import org.shequ.selection.round.Positions;
import org.shequ.selection.round.RoundChronicle;
import org.shequ.selection.round.SelectionRound;
import org.shequ.selection.round.SelectionRounds;
import org.shequ.selection.roundrecord.SealRecord;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

/**
 * Closes a round: by itself once all its appointments have ended well and nobody within the places is left, or by the
 * officer, who thereby gives up the next in line. Places that nobody took go back.
 */
@ApplicationScoped
public class EndRound {

    private final SelectionRounds rounds;
    private final Appointments appointments;
    private final Positions positions;
    private final Rankings rankings;
    private final PlacesKeeper keeper;
    private final SealRecord sealRecord;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    EndRound(
            SelectionRounds rounds,
            Appointments appointments,
            Positions positions,
            Rankings rankings,
            PlacesKeeper keeper,
            SealRecord sealRecord,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.rounds = rounds;
        this.appointments = appointments;
        this.positions = positions;
        this.rankings = rankings;
        this.keeper = keeper;
        this.sealRecord = sealRecord;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected, String reason) {
        var round = rounds.open(id, expected, caller.scope());
        round.requireClosable();
        var open = openAppointments(id);
        if (open > 0) {
            throw ProblemException.of(SelectionProblem.APPOINTMENTS_OPEN, open).figure("open", open);
        }
        close(round, reason, clock.instant());
        return round;
    }

    /**
     * In the transaction of the event that ended the appointment; the round's lock lets one at a time look.
     *
     * @param at when it ended
     */
    void afterAppointment(UUID roundId, Instant at) {
        var round = rounds.lock(roundId);
        appointments.flush(); // the line below reads by SQL who is still in the line
        if (round.hasReached(Stage.APPOINTMENT) && openAppointments(roundId) == 0 && !somebodyWaits(round)) {
            close(round, "ALL_APPOINTMENTS_ENDED", at);
        }
    }

    /** Whoever waited for a place is out: perhaps nobody waits any more. */
    void lineShortened(@Observes LineShortened shortened) {
        afterAppointment(shortened.roundId(), clock.instant());
    }

    private long openAppointments(UUID roundId) {
        return appointments.of(roundId).stream()
                .filter(appointment -> appointment.status().isOpen())
                .count();
    }

    /** Somebody within the places who is not appointed: held, or moved up after a rejection. */
    private boolean somebodyWaits(SelectionRound round) {
        var lines = rankings.of(round.id());
        return positions.of(round.id()).stream().anyMatch(position -> {
            var selection = rankings.selected(lines, position.id(), position.places());
            return !selection.tied().isEmpty()
                    || lines.stream()
                            .filter(line -> selection.selected().contains(line.ranked()))
                            .anyMatch(line -> line.status() == RegistrationStatus.ADMITTED);
        });
    }

    private void close(SelectionRound round, String reason, Instant at) {
        var before = round.step();
        round.close(reason, at);
        var returned = keeper.giveBack(round, "UNUSED");
        chronicle.record(round, before, "round-closed", reason, Map.of("placesReturned", returned));
        sealRecord.handle(round.id());
    }
}
