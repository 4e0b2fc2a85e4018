package org.shequ.quota.place;

import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Places that offices took for whom they hire without a round, and the people who are awaited in confirmed ones. */
@ApplicationScoped
public class OfficePlaces {

    private final Database database;
    private final Places places;
    private final BusinessClock clock;

    OfficePlaces(Database database, Places places, BusinessClock clock) {
        this.database = database;
        this.places = places;
        this.clock = clock;
    }

    /** A person for whom a place of an account is confirmed: the appointment's effect will bring that person. */
    public record Awaited(UUID personId, UUID accountId) {}

    public Set<Awaited> awaited(Collection<UUID> people) {
        return Set.copyOf(database.list(
                "SELECT person_id, account_id FROM places WHERE person_id = ANY (?) AND status = ?",
                row -> new Awaited(row.getId("person_id"), row.getId("account_id")),
                people,
                PlaceStatus.CONFIRMED));
    }

    /** Gives back what an office has in hand, confirmed places too: nobody but it knows that the person does not come. */
    List<Place> releaseInHand(UUID requestId, List<UUID> placeIds) {
        return places.release(PlaceLifecycle.RETURN, requestId, placeIds, PlaceReleaseReason.RETURNED);
    }

    Optional<Place> confirm(UUID id, UUID requestId, UUID appointment, UUID person, LocalDate effectiveOn) {
        return database.find(
                """
                UPDATE places SET status = ?, appointment_id = ?, person_id = ?, effective_on = ?, changed_at = ?
                WHERE id = ? AND request_id = ? AND status = ANY (?)""" + Places.RETURNING,
                row -> Places.moved(PlaceLifecycle.CONFIRM, row),
                PlaceLifecycle.CONFIRM.to(),
                appointment,
                person,
                effectiveOn,
                clock.instant(),
                id,
                requestId,
                PlaceLifecycle.CONFIRM.from());
    }

    /** Places that offices confirmed for people, held until the transaction ends, by person. */
    public List<OfficePlace> confirmedByOffices(Collection<UUID> people) {
        return database.list(
                """
                SELECT p.id, p.request_id, p.account_id, p.person_id, p.appointment_id, r.requested_at FROM places p
                JOIN place_requests r ON r.id = p.request_id AND r.origin = 'OFFICE'
                WHERE p.person_id = ANY (?) AND p.status = ? ORDER BY p.id FOR UPDATE OF p""",
                row -> new OfficePlace(
                        row.getId("id"),
                        row.getId("request_id"),
                        row.getId("account_id"),
                        row.getId("person_id"),
                        row.getId("appointment_id"),
                        clock.day(row.getInstant("requested_at"))),
                people,
                PlaceStatus.CONFIRMED);
    }

    /**
     * A place that an office confirmed for a person, without a round.
     *
     * @param since the day on which it was reserved
     */
    public record OfficePlace(
            UUID id, UUID requestId, UUID accountId, UUID personId, UUID appointmentId, LocalDate since) {}
}
