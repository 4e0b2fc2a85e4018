package org.shequ.quota.place;

import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.clock.DatabaseClock;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.lifecycle.Step;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Places that are held, locked or taken up. Each step is one conditional UPDATE that names the state it starts from. */
@ApplicationScoped
public class Places {

    /** The row as it is now, and the status that it had. */
    static final String RETURNING = " RETURNING new.*, old.status AS status_before";

    private final Database database;
    private final DatabaseClock databaseClock;
    private final BusinessClock clock;

    Places(Database database, DatabaseClock databaseClock, BusinessClock clock) {
        this.database = database;
        this.databaseClock = databaseClock;
        this.clock = clock;
    }

    void hold(PlaceRequest request, List<UUID> ids) {
        var bulk = new Bulk("uuid");
        ids.forEach(bulk::add);
        database.update(
                """
                INSERT INTO places (id, request_id, account_id, status, expires_at, changed_at)
                SELECT p.id, r.id, r.account_id, h.status, r.expires_at, r.requested_at
                FROM """ + " " + bulk.unnest() + " p(id), place_requests r, (SELECT ?::text AS status) h WHERE r.id = ?",
                bulk,
                PlaceStatus.HELD,
                request.id());
    }

    List<Place> of(UUID requestId) {
        return database.list("SELECT * FROM places WHERE request_id = ? ORDER BY id", Places::read, requestId);
    }

    List<Place> of(Collection<UUID> requestIds) {
        if (requestIds.isEmpty()) {
            return List.of();
        }
        return database.list(
                "SELECT * FROM places WHERE request_id = ANY (?) ORDER BY request_id, id", Places::read, requestIds);
    }

    /** The place, held until the transaction ends. */
    Optional<Place> findForUpdate(UUID id) {
        return database.find("SELECT * FROM places WHERE id = ? FOR UPDATE", Places::read, id);
    }

    /** Locks what is held and whose time, by the database's clock, is not over. */
    List<Place> lock(UUID requestId) {
        return database.list(
                """
                UPDATE places SET status = ?, expires_at = NULL, changed_at = ?
                WHERE request_id = ? AND status = ANY (?) AND expires_at > """ + " " + DatabaseClock.NOW + RETURNING,
                row -> moved(PlaceLifecycle.LOCK, row),
                PlaceLifecycle.LOCK.to(),
                clock.instant(),
                requestId,
                PlaceLifecycle.LOCK.from(),
                databaseClock.shiftMicros());
    }

    /** Gives back what is held or locked; of the places named, or of all when none is. */
    List<Place> release(UUID requestId, List<UUID> placeIds, PlaceReleaseReason reason) {
        return release(PlaceLifecycle.GIVE_BACK, requestId, placeIds, reason);
    }

    /** @param step which says from where a place may be given back */
    List<Place> release(Step<PlaceStatus> step, UUID requestId, List<UUID> placeIds, PlaceReleaseReason reason) {
        return database.list(
                """
                UPDATE places SET status = ?, expires_at = NULL, release_reason = ?, changed_at = ?
                WHERE request_id = ? AND status = ANY (?) AND (? OR id = ANY (?::uuid[]))""" + RETURNING,
                row -> moved(step, row),
                step.to(),
                reason,
                clock.instant(),
                requestId,
                step.from(),
                placeIds.isEmpty(),
                placeIds);
    }

    static Place moved(Step<PlaceStatus> step, Row row) {
        step.taken(row.getEnum("status_before", PlaceStatus.class));
        return read(row);
    }

    /** Ends up to so many holds whose time is over; others' transactions are not waited for. */
    List<Place> expire(int limit) {
        return database.list(
                """
                UPDATE places SET status = ?, expires_at = NULL, release_reason = ?, changed_at = ?
                WHERE id IN (SELECT id FROM places WHERE status = ANY (?) AND expires_at <= """ + " " + DatabaseClock.NOW + " ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)" + RETURNING,
                row -> moved(PlaceLifecycle.EXPIRE, row),
                PlaceLifecycle.EXPIRE.to(),
                PlaceReleaseReason.EXPIRED,
                clock.instant(),
                PlaceLifecycle.EXPIRE.from(),
                databaseClock.shiftMicros(),
                limit);
    }

    /** Requests of an account that have places in hand, with how many, the largest first; the places are held still. */
    public Map<UUID, Integer> inHand(UUID accountId) {
        Map<UUID, Integer> counts = new HashMap<>();
        database.list(
                """
                SELECT request_id FROM places WHERE account_id = ? AND status = ANY (?)
                ORDER BY id FOR UPDATE""", row -> counts.merge(row.getId("request_id"), 1, Integer::sum), accountId, PlaceLifecycle.IN_HAND);
        Map<UUID, Integer> largestFirst = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<UUID, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .forEach(entry -> largestFirst.put(entry.getKey(), entry.getValue()));
        return largestFirst;
    }

    /** The places in hand of a request count in another account from now on; what is over stays where it was. */
    public void moveInHand(UUID requestId, UUID toAccount) {
        database.update("""
                UPDATE places SET account_id = ?, changed_at = ?
                WHERE request_id = ? AND status = ANY (?)""", toAccount, clock.instant(), requestId, PlaceLifecycle.IN_HAND);
        database.update(
                "UPDATE place_requests SET account_id = ?, version = version + 1 WHERE id = ?", toAccount, requestId);
    }

    boolean confirm(UUID id, AppointmentDetail appointment) {
        return database.find(
                        """
                        UPDATE places SET status = ?, appointment_id = ?, person_id = ?, round_kind = ?,
                            effective_on = ?, changed_at = ? WHERE id = ? AND status = ANY (?)""" + RETURNING,
                        row -> moved(PlaceLifecycle.CONFIRM, row),
                        PlaceLifecycle.CONFIRM.to(),
                        appointment.appointmentId(),
                        appointment.personId(),
                        appointment.roundKind(),
                        appointment.effectiveOn(),
                        clock.instant(),
                        id,
                        PlaceLifecycle.CONFIRM.from())
                .isPresent();
    }

    boolean occupy(UUID id, UUID appointmentId) {
        return database.find(
                        """
                        UPDATE places SET status = ?, changed_at = ?
                        WHERE id = ? AND status = ANY (?) AND appointment_id = ?""" + RETURNING,
                        row -> moved(PlaceLifecycle.OCCUPY, row),
                        PlaceLifecycle.OCCUPY.to(),
                        clock.instant(),
                        id,
                        PlaceLifecycle.OCCUPY.from(),
                        appointmentId)
                .isPresent();
    }

    boolean reject(UUID id, UUID appointmentId) {
        return database.find(
                        """
                        UPDATE places SET status = ?, release_reason = ?, changed_at = ?
                        WHERE id = ? AND status = ANY (?) AND appointment_id = ?""" + RETURNING,
                        row -> moved(PlaceLifecycle.REJECT, row),
                        PlaceLifecycle.REJECT.to(),
                        PlaceReleaseReason.APPOINTMENT_REJECTED,
                        clock.instant(),
                        id,
                        PlaceLifecycle.REJECT.from(),
                        appointmentId)
                .isPresent();
    }

    static Place read(Row row) {
        return new Place(
                row.getId("id"),
                row.getId("request_id"),
                row.getId("account_id"),
                row.getEnum("status", PlaceStatus.class),
                row.findInstant("expires_at"),
                row.findId("appointment_id"),
                row.findId("person_id"),
                row.findText("round_kind"),
                row.findDate("effective_on"),
                row.findText("release_reason"));
    }
}
