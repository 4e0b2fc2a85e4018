package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Json;
import org.shequ.kit.database.Row;
import org.shequ.kit.security.Scope;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Requests for places, as they were made and answered; what became of their places stands in {@link Places}. */
@ApplicationScoped
class PlaceRequests {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String LISTED = """
            FROM place_requests r LEFT JOIN quota_accounts a ON a.id = r.account_id
            WHERE coalesce(a.unit_code, r.unit_code, '') LIKE ? || '%' AND (?::uuid IS NULL OR r.round_id = ?::uuid)
              AND (?::uuid IS NULL OR r.account_id = ?::uuid)""";

    private final Database database;
    private final Json json;

    PlaceRequests(Database database, Json json) {
        this.database = database;
        this.json = json;
    }

    void add(PlaceRequest request) {
        database.update(
                """
                INSERT INTO place_requests (id, round_id, position_id, account_kind, unit_code, plan_id, account_id,
                    requested, status, refusal, figures, expires_at, requested_at, origin, document_number, version)
                VALUES (?, ?, ?, ?, ?, ?::uuid, ?::uuid, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)""",
                request.id(),
                request.roundId(),
                request.positionId(),
                request.accountKind(),
                request.unitCode(),
                request.planId(),
                request.accountId(),
                request.requested(),
                request.status(),
                request.refusal(),
                request.figures() == null ? null : json.write(request.figures()),
                request.expiresAt(),
                request.requestedAt(),
                request.origin(),
                request.documentNumber(),
                request.version());
    }

    Optional<PlaceRequest> find(UUID id) {
        return database.find("SELECT * FROM place_requests WHERE id = ?", this::read, id);
    }

    Optional<PlaceRequest> find(UUID id, Scope scope) {
        return database.find("""
                SELECT r.* FROM place_requests r LEFT JOIN quota_accounts a ON a.id = r.account_id
                WHERE r.id = ? AND coalesce(a.unit_code, r.unit_code, '') LIKE ? || '%'""", this::read, id, scope.prefix());
    }

    List<PlaceRequest> list(
            Scope scope, @Nullable UUID round, @Nullable UUID account, @Nullable String after, int limit) {
        return database.list(
                "SELECT r.* " + LISTED + " AND r.id > ? ORDER BY r.id LIMIT ?",
                this::read,
                scope.prefix(),
                round,
                round,
                account,
                account,
                after == null ? FIRST : UUID.fromString(after),
                limit);
    }

    long count(Scope scope, @Nullable UUID round, @Nullable UUID account) {
        return database.number("SELECT count(*) " + LISTED, scope.prefix(), round, round, account, account);
    }

    /** The request, held until the transaction ends. */
    Optional<PlaceRequest> findForUpdate(UUID id, Scope scope) {
        return database.find("""
                SELECT r.* FROM place_requests r LEFT JOIN quota_accounts a ON a.id = r.account_id
                WHERE r.id = ? AND coalesce(a.unit_code, r.unit_code, '') LIKE ? || '%' FOR UPDATE OF r""", this::read, id, scope.prefix());
    }

    /** The request's answer changes with its places. */
    PlaceRequest touch(UUID requestId) {
        return database.find(
                        "UPDATE place_requests SET version = version + 1 WHERE id = ? RETURNING *",
                        this::read,
                        requestId)
                .orElseThrow();
    }

    private @Nullable AccountFigures figures(Row row) {
        var text = row.findText("figures");
        return text == null ? null : json.read(text, AccountFigures.class);
    }

    private PlaceRequest read(Row row) {
        return new PlaceRequest(
                row.getId("id"),
                row.findId("round_id"),
                row.findId("position_id"),
                row.findEnum("account_kind", AccountKind.class),
                row.findText("unit_code"),
                row.findId("plan_id"),
                row.findId("account_id"),
                row.getInt("requested"),
                row.getEnum("status", RequestStatus.class),
                row.findText("refusal"),
                figures(row),
                row.findInstant("expires_at"),
                row.getInstant("requested_at"),
                row.getEnum("origin", RequestOrigin.class),
                row.findText("document_number"),
                row.getLong("version"));
    }
}
