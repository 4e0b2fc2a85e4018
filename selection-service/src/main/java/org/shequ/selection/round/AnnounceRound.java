package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.SelectionProblem;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Opens a round to the public: from here its places must not expire, so it asks that they be locked. */
@ApplicationScoped
public class AnnounceRound {

    private static final Set<RoundStatus> AWAITS_PLACES =
            Set.of(RoundStatus.DRAFT, RoundStatus.PLACES_REQUESTED, RoundStatus.PLACES_REFUSED);

    private final SelectionRounds rounds;
    private final PlacesKeeper keeper;
    private final RoundChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    public AnnounceRound(
            SelectionRounds rounds, PlacesKeeper keeper, RoundChronicle chronicle, BusinessClock clock, Caller caller) {
        this.rounds = rounds;
        this.keeper = keeper;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    SelectionRound handle(UUID id, @Nullable Version expected) {
        var round = rounds.open(id, expected, caller.scope());
        var before = round.step();
        if (round.kind().needsPlaces() && AWAITS_PLACES.contains(round.status())) {
            throw ProblemException.of(SelectionProblem.PLACES_NOT_RESERVED)
                    .figure("status", round.status().name());
        }
        var now = clock.instant();
        if (!round.registrationTo().isAfter(now)) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/registrationTo", "PAST", "registration would already be over", "报名期已过");
        }
        round.announce(now);
        keeper.lock(round);
        chronicle.record(round, before, "round-announced", null, Map.of());
        return round;
    }
}
