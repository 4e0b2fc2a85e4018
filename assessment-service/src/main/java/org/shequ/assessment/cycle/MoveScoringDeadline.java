package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** The last day of scoring is moved. */
@ApplicationScoped
class MoveScoringDeadline {

    private final Cycles cycles;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    MoveScoringDeadline(Cycles cycles, CycleChronicle chronicle, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, LocalDate until, String reason) {
        var cycle = cycles.open(id, expected, caller.scope());
        var before = cycle.scoringUntil();
        cycle.moveDeadline(until, clock.today());
        chronicle.decision(
                cycle,
                "cycle-deadline-moved",
                Map.of("from", before.toString(), "to", until.toString(), "reason", reason));
        return cycle;
    }
}
