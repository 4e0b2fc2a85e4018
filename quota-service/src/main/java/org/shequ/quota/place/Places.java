package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** The places and requests in the database. Each move names the status it starts from, so of two only one succeeds. */
@ApplicationScoped
class Places {

    private final Database database;

    Places(Database database) {
        this.database = database;
    }

    /** False when the request, or its tombstone, is there already. */
    boolean record(
            UUID requestId,
            UUID roundId,
            @Nullable UUID positionId,
            @Nullable UUID accountId,
            String status,
            int requested,
            Instant at) {
        return database.update(
                        """
                        INSERT INTO place_requests (id, round_id, position_id, account_id, status, requested, recorded_at)
                        VALUES (?, ?, ?::uuid, ?::uuid, ?, ?, ?) ON CONFLICT (id) DO NOTHING""",
                        requestId,
                        roundId,
                        text(positionId),
                        text(accountId),
                        status,
                        requested,
                        at.atOffset(ZoneOffset.UTC))
                == 1;
    }

    Optional<String> findRequestStatus(UUID requestId) {
        return database.find("SELECT status FROM place_requests WHERE id = ?", row -> row.text("status"), requestId);
    }

    Optional<UUID> findRound(UUID requestId) {
        return database.find("SELECT round_id FROM place_requests WHERE id = ?", row -> row.id("round_id"), requestId);
    }

    void hold(UUID placeId, UUID requestId, UUID accountId, @Nullable Instant expiresAt) {
        database.update(
                "INSERT INTO places (id, request_id, account_id, status, expires_at) VALUES (?, ?, ?, 'HELD', ?::timestamptz)",
                placeId,
                requestId,
                accountId,
                expiresAt == null ? null : expiresAt.toString());
    }

    List<Place> ofRequest(UUID requestId) {
        return database.list("SELECT * FROM places WHERE request_id = ? ORDER BY id", Place::of, requestId);
    }

    Optional<Place> find(UUID placeId) {
        return database.find("SELECT * FROM places WHERE id = ?", Place::of, placeId);
    }

    /** Moves the place on; false when it no longer stands where the caller saw it. */
    boolean move(Place place, PlaceStatus to) {
        if (!place.status().next().contains(to)) {
            throw new IllegalStateException("a place that is " + place.status() + " cannot become " + to);
        }
        return database.update("""
                        UPDATE places SET status = ?, expires_at = CASE WHEN ? = 'LOCKED' THEN NULL ELSE expires_at END
                        WHERE id = ? AND status = ?""", to, to.name(), place.id(), place.status()) == 1;
    }

    /** Gives a locked place to one appointment. */
    boolean confirm(Place place, UUID appointmentId) {
        return database.update(
                        "UPDATE places SET status = 'CONFIRMED', appointment_id = ? WHERE id = ? AND status = 'LOCKED'",
                        appointmentId,
                        place.id())
                == 1;
    }

    List<Place> expiring(Instant now, int limit) {
        return database.list("""
                SELECT * FROM places WHERE status = 'HELD' AND expires_at <= ?
                ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED""", Place::of, now, limit);
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
