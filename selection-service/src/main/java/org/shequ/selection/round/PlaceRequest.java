package org.shequ.selection.round;

import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Step;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One request of a position for places. A refused one stays on record; the next try is a new one. */
@Entity
@Table(name = "place_requests")
@SuppressWarnings("NullAway.Init")
public class PlaceRequest {

    @Id
    private UUID id;

    private UUID roundId;
    private UUID positionId;
    private int count;

    @Enumerated(EnumType.STRING)
    private PlaceRequestState state;

    private @Nullable UUID accountId;
    private @Nullable Instant expiresAt;
    private @Nullable String refusalReason;

    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable String refusalFigures;

    private Instant requestedAt;
    private @Nullable Instant answeredAt;

    protected PlaceRequest() {}

    PlaceRequest(UUID id, Position position, int count, Instant expiresAt, Instant requestedAt) {
        this.id = id;
        this.roundId = position.roundId();
        this.positionId = position.id();
        this.count = count;
        this.state = PlaceRequestState.REQUESTED;
        this.expiresAt = expiresAt;
        this.requestedAt = requestedAt;
    }

    /** Moves on, or answers false when that is no step from here (a late or repeated answer). */
    boolean take(Step<PlaceRequestState> step) {
        if (!step.leadsFrom(state)) {
            return false;
        }
        state = step.take(state);
        return true;
    }

    void reserved(UUID account, @Nullable Instant until, Instant now) {
        this.accountId = account;
        this.expiresAt = until;
        this.answeredAt = now;
    }

    void refused(String reason, String figures, Instant now) {
        this.refusalReason = reason;
        this.refusalFigures = figures;
        this.answeredAt = now;
    }

    public UUID id() {
        return id;
    }

    UUID roundId() {
        return roundId;
    }

    public UUID positionId() {
        return positionId;
    }

    int count() {
        return count;
    }

    public PlaceRequestState state() {
        return state;
    }

    @Nullable
    UUID accountId() {
        return accountId;
    }

    @Nullable
    Instant expiresAt() {
        return expiresAt;
    }

    @Nullable
    String refusalReason() {
        return refusalReason;
    }

    @Nullable
    String refusalFigures() {
        return refusalFigures;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    Instant answeredAt() {
        return answeredAt;
    }
}
