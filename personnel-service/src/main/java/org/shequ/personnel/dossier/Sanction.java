package org.shequ.personnel.dossier;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A sanction (处分) with its period of effect; a revoked one stays on record and has no effect. */
@Entity
@Table(name = "sanctions")
@SuppressWarnings("NullAway.Init")
class Sanction {

    @Id
    private UUID id;

    private UUID personId;
    private String kind;

    @Column(name = "effective_from")
    private LocalDate from;

    @Column(name = "effective_to")
    private @Nullable LocalDate to;

    private boolean barsSelection;
    private String orderNumber;
    private Instant recordedAt;
    private @Nullable Instant revokedAt;

    protected Sanction() {}

    /** @param to exclusive */
    Sanction(
            UUID id,
            UUID personId,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            boolean barsSelection,
            String orderNumber,
            Instant recordedAt) {
        this.id = id;
        this.personId = personId;
        this.kind = kind;
        this.from = from;
        this.to = to;
        this.barsSelection = barsSelection;
        this.orderNumber = orderNumber;
        this.recordedAt = recordedAt;
    }

    void revoke(Instant at) {
        SanctionStatus.REVOKE.take(status());
        revokedAt = at;
    }

    SanctionStatus status() {
        return revokedAt == null ? SanctionStatus.STANDING : SanctionStatus.REVOKED;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    String kind() {
        return kind;
    }

    LocalDate from() {
        return from;
    }

    @Nullable
    LocalDate to() {
        return to;
    }

    boolean barsSelection() {
        return barsSelection;
    }

    String orderNumber() {
        return orderNumber;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    Instant revokedAt() {
        return revokedAt;
    }
}
