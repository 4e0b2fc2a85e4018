package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Asks quota-service for the places that the positions lack; in a running round, to replace places that were lost. */
@ApplicationScoped
public class RequestPlaces {

    private final SelectionRounds rounds;
    private final PlacesKeeper keeper;
    private final RoundChronicle chronicle;
    private final Caller caller;

    public RequestPlaces(SelectionRounds rounds, PlacesKeeper keeper, RoundChronicle chronicle, Caller caller) {
        this.rounds = rounds;
        this.keeper = keeper;
        this.chronicle = chronicle;
        this.caller = caller;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected) {
        var round = rounds.open(id, expected, caller.scope());
        var before = round.step();
        if (!round.kind().needsPlaces()) {
            throw ProblemException.of(SelectionProblem.PLACES_NOT_NEEDED);
        }
        if (round.status() == RoundStatus.RUNNING) {
            round.touch();
        } else {
            round.requestPlaces();
        }
        var count = keeper.request(round);
        if (count == 0) {
            throw ProblemException.of(SelectionProblem.PLACES_NOT_NEEDED);
        }
        chronicle.record(round, before, "places-requested", null, Map.of("places", count));
        return round;
    }
}
