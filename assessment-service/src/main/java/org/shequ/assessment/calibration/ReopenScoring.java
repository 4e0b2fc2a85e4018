package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleChronicle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A cycle goes back from calibration to scoring: nothing that was computed stands. */
@ApplicationScoped
class ReopenScoring {

    private final Cycles cycles;
    private final Outcomes outcomes;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    ReopenScoring(Cycles cycles, Outcomes outcomes, CycleChronicle chronicle, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, LocalDate scoringUntil, String reason) {
        var cycle = cycles.open(id, expected, caller.scope());
        cycle.reopen(scoringUntil, clock.today());
        outcomes.clear(id);
        chronicle.step(cycle, "cycle-reopened", Map.of("reason", reason));
        return cycle;
    }
}
