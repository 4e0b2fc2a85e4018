package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A veto (一票否决) of the scheme on record against a subject. */
@Entity
@Table(name = "vetoes")
@SuppressWarnings("NullAway.Init")
class VetoRecord {

    @Id
    private UUID id;

    private UUID cycleId;
    private String subject;
    private String veto;
    private String reason;
    private @Nullable String evidence;
    private String recordedBy;
    private Instant recordedAt;

    @Embedded
    private @Nullable Lifting lifting;

    protected VetoRecord() {}

    VetoRecord(
            UUID id,
            UUID cycleId,
            String subject,
            String veto,
            String reason,
            @Nullable String evidence,
            String recordedBy,
            Instant recordedAt) {
        this.id = id;
        this.cycleId = cycleId;
        this.subject = subject;
        this.veto = veto;
        this.reason = reason;
        this.evidence = evidence;
        this.recordedBy = recordedBy;
        this.recordedAt = recordedAt;
    }

    /** By whom, when and why it was lifted. */
    @Embeddable
    record Lifting(
            @Column(name = "lifted_by") String by,
            @Column(name = "lifted_at") Instant at,
            @Column(name = "lifting_reason") String reason) {}

    void lift(Lifting order) {
        VetoStatus.LIFT.take(lifting == null ? VetoStatus.STANDING : VetoStatus.LIFTED);
        lifting = order;
    }

    UUID cycleId() {
        return cycleId;
    }

    Records.RecordedVeto shown() {
        return new Records.RecordedVeto(subject, veto, reason, evidence, recordedBy, recordedAt);
    }
}
