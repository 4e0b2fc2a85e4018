package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A bonus (加分) or a deduction (扣分) on record; points are positive, the indicator's kind says which way they count. */
@Entity
@Table(name = "adjustments")
@SuppressWarnings("NullAway.Init")
class Adjustment {

    @Id
    private UUID id;

    private UUID cycleId;
    private String subject;
    private String indicator;
    private BigDecimal points;
    private String reason;
    private @Nullable String evidence;
    private String recordedBy;
    private Instant recordedAt;
    private @Nullable String revokedBy;

    protected Adjustment() {}

    Adjustment(
            UUID id,
            UUID cycleId,
            String subject,
            String indicator,
            BigDecimal points,
            String reason,
            @Nullable String evidence,
            String recordedBy,
            Instant recordedAt) {
        this.id = id;
        this.cycleId = cycleId;
        this.subject = subject;
        this.indicator = indicator;
        this.points = points;
        this.reason = reason;
        this.evidence = evidence;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    void revoke(String by) {
        AdjustmentStatus.REVOKE.take(status());
        revokedBy = by;
    }

    private AdjustmentStatus status() {
        return revokedBy == null ? AdjustmentStatus.RECORDED : AdjustmentStatus.REVOKED;
    }

    UUID cycleId() {
        return cycleId;
    }

    String subject() {
        return subject;
    }

    Records.Booking shown() {
        return new Records.Booking(id, subject, indicator, points, reason, evidence, recordedBy, recordedAt, revokedBy);
    }
}
