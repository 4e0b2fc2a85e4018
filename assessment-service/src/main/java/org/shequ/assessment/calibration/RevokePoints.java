package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.kit.condition.Version;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A bonus or a deduction counts no longer. */
@ApplicationScoped
class RevokePoints {

    private final CalibrationDecisions decisions;
    private final Adjustments adjustments;
    private final Caller caller;

    RevokePoints(CalibrationDecisions decisions, Adjustments adjustments, Caller caller) {
        this.decisions = decisions;
        this.adjustments = adjustments;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, UUID booking, String reason) {
        var cycle = decisions.open(id, expected);
        var adjustment = adjustments.get(id, booking);
        adjustment.revoke(caller.subject());
        adjustments.flush(); // the computation reads what counts
        return decisions.conclude(
                cycle, adjustment.subject(), "points-revoked", Map.of("booking", booking.toString(), "reason", reason));
    }
}
