package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A cycle is given up before it is final; what was entered stays readable. */
@ApplicationScoped
class CancelCycle {

    private final Cycles cycles;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    CancelCycle(Cycles cycles, CycleChronicle chronicle, BusinessClock clock, Caller caller) {
        this.cycles = cycles;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, String reason) {
        var cycle = cycles.open(id, expected, caller.scope());
        var before = cycle.status();
        cycle.cancel(caller.subject(), clock.today(), reason);
        chronicle.step(cycle, "cycle-cancelled", Map.of("status", before.name(), "reason", reason));
        return cycle;
    }
}
