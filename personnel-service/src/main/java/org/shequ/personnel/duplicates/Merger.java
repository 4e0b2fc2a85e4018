package org.shequ.personnel.duplicates;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Two records made one, until it is taken back. What went along with it is kept by {@link FileParts}. */
@Entity
@Table(name = "person_mergers")
@SuppressWarnings("NullAway.Init")
class Merger {

    @Id
    private UUID id;

    private UUID keptId;
    private UUID mergedId;
    private String orderNumber;
    private String reason;
    private Instant mergedAt;
    private String mergedBy;
    private @Nullable Instant reversedAt;
    private @Nullable String reversedBy;
    private @Nullable String reversalOrderNumber;

    protected Merger() {}

    Merger(UUID id, UUID keptId, UUID mergedId, String orderNumber, String reason, Instant mergedAt, String mergedBy) {
        this.id = id;
        this.keptId = keptId;
        this.mergedId = mergedId;
        this.orderNumber = orderNumber;
        this.reason = reason;
        this.mergedAt = mergedAt;
        this.mergedBy = mergedBy;
    }

    /** Both records stand by themselves again; 409 when they do already. */
    void reverse(String order, Instant at, String by) {
        MergerStatus.REVERSE.take(status());
        reversedAt = at;
        reversedBy = by;
        reversalOrderNumber = order;
    }

    MergerStatus status() {
        return reversedAt == null ? MergerStatus.UNITED : MergerStatus.REVERSED;
    }

    UUID id() {
        return id;
    }

    UUID keptId() {
        return keptId;
    }

    UUID mergedId() {
        return mergedId;
    }

    String orderNumber() {
        return orderNumber;
    }

    String reason() {
        return reason;
    }

    Instant mergedAt() {
        return mergedAt;
    }

    String mergedBy() {
        return mergedBy;
    }

    @Nullable
    Instant reversedAt() {
        return reversedAt;
    }

    @Nullable
    String reversedBy() {
        return reversedBy;
    }

    @Nullable
    String reversalOrderNumber() {
        return reversalOrderNumber;
    }
}
