package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a round before anybody is appointed; all its places go back. */
@ApplicationScoped
public class CancelRound {

    private final SelectionRounds rounds;
    private final PlacesKeeper keeper;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    public CancelRound(
            SelectionRounds rounds, PlacesKeeper keeper, RoundChronicle chronicle, BusinessClock clock, Caller caller) {
        this.rounds = rounds;
        this.keeper = keeper;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected, String reason) {
        var round = rounds.open(id, expected, caller.scope());
        var before = round.step();
        round.cancel(reason, clock.instant());
        var returned = keeper.giveBack(round, "ROUND_CANCELLED");
        chronicle.record(round, before, "round-cancelled", reason, Map.of("placesReturned", returned));
        return round;
    }
}
