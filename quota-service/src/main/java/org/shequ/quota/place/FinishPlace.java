package org.shequ.quota.place;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.quota.PlaceOccupied;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.ledger.Account;
import org.shequ.quota.ledger.Accounts;
import org.shequ.quota.ledger.Cause;
import org.shequ.quota.ledger.Ledger;
import org.shequ.quota.ledger.Occupancies;
import org.shequ.quota.ledger.Occupancies.Occupancy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Ends a confirmed place: the person holds it, or personnel-service could not appoint. Only this makes a place occupied,
 * so that a person who comes by a round is never counted twice.
 */
@ApplicationScoped
public class FinishPlace {

    private final PlaceRequests requests;
    private final Places places;
    private final ReleasedPlaces released;
    private final Accounts accounts;
    private final Occupancies occupancies;
    private final Ledger ledger;
    private final Outbox outbox;
    private final AuditLog audit;

    FinishPlace(
            PlaceRequests requests,
            Places places,
            ReleasedPlaces released,
            Accounts accounts,
            Occupancies occupancies,
            Ledger ledger,
            Outbox outbox,
            AuditLog audit) {
        this.requests = requests;
        this.places = places;
        this.released = released;
        this.accounts = accounts;
        this.occupancies = occupancies;
        this.ledger = ledger;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional
    public void effected(AppointmentEffected effected) {
        var placeId = effected.placeId();
        if (placeId == null) {
            return;
        }
        var place = get(placeId, effected.appointmentId());
        if (place.status() == PlaceStatus.OCCUPIED) {
            return;
        }
        if (!places.occupy(placeId, effected.appointmentId())) {
            throw new IllegalStateException("place " + placeId + " is " + place.status() + ", but was effected");
        }
        requests.touch(place.requestId());
        List<Event> events = new ArrayList<>();
        var account = accounts.get(place.accountId());
        settle(place, account, effected).forEach(moved -> events.add(moved.changed()));
        events.add(new PlaceOccupied(place.requestId(), placeId, effected.appointmentId()));
        outbox.publishAll(events);
        audit.append(
                "place-occupied",
                "place",
                placeId.toString(),
                account.unitCode(),
                Map.of(
                        "appointmentId", effected.appointmentId().toString(),
                        "personId", effected.personId().toString()));
    }

    /** Into the place; and out of the community where the person counted so far, for nobody counts in two. */
    private List<Account> settle(Place place, Account account, AppointmentEffected effected) {
        var former = account.kind() == AccountKind.STAFFING
                ? occupancies.of(effected.personId()).stream()
                        .filter(held -> held.kind() == AccountKind.STAFFING
                                && !held.accountId().equals(account.id()))
                        .toList()
                : List.<Occupancy>of();
        var all = new ArrayList<>(former.stream().map(Occupancy::accountId).toList());
        all.add(account.id());
        ledger.lock(all);
        var cause = Cause.of("PLACE", place.id(), effected.effectiveOn())
                .person(effected.personId())
                .place(place.id());
        var changed = new ArrayList<Account>();
        former.forEach(held -> changed.add(occupancies.release(held, cause)));
        changed.add(occupancies.occupyReserved(
                new Occupancy(
                        account.id(),
                        effected.personId(),
                        account.kind(),
                        place.id(),
                        effected.appointmentId(),
                        effected.effectiveOn()),
                cause));
        return changed;
    }

    /** The person of a place that an office confirmed counts there; the caller holds place and account, and tells of it. */
    public Account takenUp(OfficePlaces.OfficePlace place, LocalDate on) {
        if (!places.occupy(place.id(), place.appointmentId())) {
            throw new IllegalStateException("place " + place.id() + " is held, but not confirmed");
        }
        requests.touch(place.requestId());
        var account = occupancies.occupyReserved(
                new Occupancy(
                        place.accountId(),
                        place.personId(),
                        AccountKind.STAFFING,
                        place.id(),
                        place.appointmentId(),
                        on),
                Cause.of("PLACE", place.id(), on).person(place.personId()).place(place.id()));
        outbox.publish(OfficeEvents.changed(
                requests.find(place.requestId()).orElseThrow(), account, places.of(place.requestId())));
        audit.append(
                "place-occupied",
                "place",
                place.id().toString(),
                account.unitCode(),
                Map.of("personId", place.personId().toString()));
        return account;
    }

    /** @param on the day of the rejection */
    @Transactional
    public void rejected(AppointmentRejected rejected, LocalDate on) {
        var placeId = rejected.placeId();
        if (placeId == null) {
            return;
        }
        var place = get(placeId, rejected.appointmentId());
        if (place.status() == PlaceStatus.RELEASED) {
            return;
        }
        if (!places.reject(placeId, rejected.appointmentId())) {
            throw new IllegalStateException("place " + placeId + " is " + place.status() + ", but was rejected");
        }
        released.settle(List.of(place), PlaceReleaseReason.APPOINTMENT_REJECTED, on);
    }

    private Place get(UUID placeId, UUID appointmentId) {
        return places.findForUpdate(placeId)
                .filter(place -> place.belongsTo(appointmentId))
                .orElseThrow(() -> new IllegalStateException(
                        "place " + placeId + " is not confirmed for appointment " + appointmentId + " here yet"));
    }
}
