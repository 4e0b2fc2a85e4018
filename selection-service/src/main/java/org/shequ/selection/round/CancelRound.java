package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.database.Database;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

/** Ends a round before anybody is appointed; all its places go back. */
@ApplicationScoped
public class CancelRound {

    private final SelectionRounds rounds;
    private final PlacesKeeper keeper;
    private final Database database;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;
    private final Event<RoundCancelled> cancelled;

    public CancelRound(
            SelectionRounds rounds,
            PlacesKeeper keeper,
            Database database,
            RoundChronicle chronicle,
            BusinessClock clock,
            Caller caller,
            Event<RoundCancelled> cancelled) {
        this.rounds = rounds;
        this.keeper = keeper;
        this.database = database;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
        this.cancelled = cancelled;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected, String reason) {
        var round = rounds.open(id, expected, caller.scope());
        var before = round.step();
        round.cancel(reason, appointed(id), clock.instant());
        var returned = keeper.giveBack(round, "ROUND_CANCELLED");
        chronicle.record(round, before, "round-cancelled", reason, Map.of("placesReturned", returned));
        cancelled.fire(new RoundCancelled(id));
        return round;
    }

    private boolean appointed(UUID id) {
        return database.exists("SELECT 1 FROM appointments WHERE round_id = ? AND status <> 'REJECTED' LIMIT 1", id);
    }
}
