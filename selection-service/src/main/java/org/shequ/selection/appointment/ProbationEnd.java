package org.shequ.selection.appointment;

import org.shequ.kit.lifecycle.Step;

import java.time.Instant;
import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * How a probation (试用) ended, by whose decision.
 *
 * @param endedOn the first day after it: when failed, what the appointment began ends on this day
 */
@Embeddable
public record ProbationEnd(
        @Column(name = "probation_outcome") @Enumerated(EnumType.STRING)
        Outcome outcome,

        @Column(name = "probation_ended_on") LocalDate endedOn,
        @Column(name = "probation_reason") String reason,
        @Column(name = "probation_order") String orderNumber,
        @Column(name = "probation_decided_by") String decidedBy,
        @Column(name = "probation_decided_at") Instant decidedAt) {
    public enum Outcome {
        CONFIRMED,
        FAILED;

        Step<ProbationStatus> step() {
            return switch (this) {
                case CONFIRMED -> ProbationStatus.CONFIRM;
                case FAILED -> ProbationStatus.FAIL;
            };
        }
    }
}
