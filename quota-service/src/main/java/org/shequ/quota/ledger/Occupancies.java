package org.shequ.quota.ledger;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who holds a place in which account; every row is one occupied place of its account. */
@ApplicationScoped
public class Occupancies {

    private final Database database;
    private final Ledger ledger;

    public Occupancies(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /**
     * A person in an account.
     *
     * @param placeId the place that a round brought the person by; null for who was there otherwise
     */
    public record Occupancy(
            UUID accountId,
            UUID personId,
            AccountKind kind,
            @Nullable UUID placeId,
            @Nullable UUID appointmentId,
            LocalDate since) {}

    public List<Occupancy> of(UUID personId) {
        return database.list(
                "SELECT * FROM occupancies WHERE person_id = ? ORDER BY account_id", Occupancies::read, personId);
    }

    public List<Occupancy> of(Collection<UUID> people) {
        return database.list(
                "SELECT * FROM occupancies WHERE person_id = ANY (?) ORDER BY account_id, person_id",
                Occupancies::read,
                people);
    }

    /** A person who is found in an account without a reserved place, and why and since when they count there. */
    public record Found(UUID accountId, UUID personId, Cause cause) {}

    /**
     * Counts in who is there; beyond the approved figure they are excess, never lost.
     *
     * @return each account once, as it is after the last of them
     */
    public List<Account> occupy(Collection<Found> people) {
        var bulk = new Bulk("uuid", "uuid", "text", "date");
        people.forEach(found -> bulk.add(
                found.accountId(),
                found.personId(),
                AccountKind.STAFFING,
                found.cause().on()));
        database.insert("occupancies", "account_id, person_id, kind, since", bulk);
        return ledger.occupy(people.stream()
                .map(found -> new Ledger.Arrival(found.accountId(), found.cause()))
                .toList());
    }

    /** A reserved place becomes the person's; who already holds one in that account keeps one, not two. */
    public Account occupyReserved(Occupancy occupancy, Cause cause) {
        var merged = database.update(
                """
                UPDATE occupancies SET place_id = ?, appointment_id = ? WHERE account_id = ? AND person_id = ?""", occupancy.placeId(), occupancy.appointmentId(), occupancy.accountId(), occupancy.personId());
        if (merged == 0) {
            insert(occupancy);
        }
        return ledger.move(
                occupancy.accountId(), merged == 0 ? Movement.occupyReserved() : Movement.mergeReserved(), cause);
    }

    public Account release(Occupancy occupancy, Cause cause) {
        var gone = database.update(
                "DELETE FROM occupancies WHERE account_id = ? AND person_id = ?",
                occupancy.accountId(),
                occupancy.personId());
        if (gone == 0) {
            throw new IllegalStateException("nobody to release: " + occupancy);
        }
        return ledger.move(occupancy.accountId(), Movement.releaseOccupied(), cause);
    }

    private void insert(Occupancy occupancy) {
        database.update(
                """
                INSERT INTO occupancies (account_id, person_id, kind, place_id, appointment_id, since)
                VALUES (?, ?, ?, ?, ?, ?)""",
                occupancy.accountId(),
                occupancy.personId(),
                occupancy.kind(),
                occupancy.placeId(),
                occupancy.appointmentId(),
                occupancy.since());
    }

    private static Occupancy read(Row row) {
        return new Occupancy(
                row.getId("account_id"),
                row.getId("person_id"),
                row.getEnum("kind", AccountKind.class),
                row.findId("place_id"),
                row.findId("appointment_id"),
                row.getDate("since"));
    }
}
