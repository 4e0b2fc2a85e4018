package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.AppointmentEffected;
import org.shequ.contracts.event.personnel.AppointmentRejected;
import org.shequ.contracts.event.quota.AccountFigures;
import org.shequ.contracts.event.quota.AccountKind;
import org.shequ.contracts.event.quota.PlaceConfirmationRefused;
import org.shequ.contracts.event.quota.PlaceConfirmed;
import org.shequ.contracts.event.quota.PlaceOccupied;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.quota.PlaceReleased;
import org.shequ.contracts.event.quota.PlacesLocked;
import org.shequ.contracts.event.quota.PlacesRefusalReason;
import org.shequ.contracts.event.quota.PlacesRefused;
import org.shequ.contracts.event.quota.PlacesReserved;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.event.selection.PlacesRequested;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.Outbox;
import org.shequ.quota.account.Movement;
import org.shequ.quota.account.QuotaAccount;
import org.shequ.quota.account.QuotaAccounts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Reserves, locks, confirms, occupies and releases places. All or none of a request is reserved. Each step may come
 * twice or late: what was done is not done again, and a return before its request leaves a tombstone.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
public class PlaceDesk {

    private static final AccountFigures NOTHING = new AccountFigures(0, 0, 0, 0, 0, 0);

    private final Places places;
    private final QuotaAccounts accounts;
    private final Outbox outbox;
    private final AuditLog audit;
    private final BusinessClock clock;

    PlaceDesk(Places places, QuotaAccounts accounts, Outbox outbox, AuditLog audit, BusinessClock clock) {
        this.places = places;
        this.accounts = accounts;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    public void request(PlacesRequested request) {
        if (places.findRequestStatus(request.placeRequestId()).isPresent()) {
            refuseTombstone(request);
            return;
        }
        var account = findAccount(request);
        var reserved = account.flatMap(a -> accounts.post(
                a.id(), Movement.reserve(request.count(), "PLACE_REQUEST " + request.placeRequestId(), clock.today())));
        places.record(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                account.map(QuotaAccount::id).orElse(null),
                reserved.isPresent() ? "RESERVED" : "REFUSED",
                request.count(),
                clock.instant());
        if (reserved.isPresent()) {
            reserved(request, reserved.get().id());
        } else {
            refused(request, account.orElse(null));
        }
    }

    private Optional<QuotaAccount> findAccount(PlacesRequested request) {
        if (request.accountKind() == AccountKind.INSTITUTION_PLAN && request.planId() != null) {
            return accounts.findPlan(request.planId());
        }
        return request.unitCode() == null ? Optional.empty() : accounts.findStaffing(request.unitCode());
    }

    private void reserved(PlacesRequested request, UUID accountId) {
        var ids = new ArrayList<UUID>(request.count());
        for (int i = 0; i < request.count(); i++) {
            var id = Ids.next();
            places.hold(id, request.placeRequestId(), accountId, request.expiresAt());
            ids.add(id);
        }
        audit("PLACES_RESERVED", request.placeRequestId(), Map.of("count", request.count()));
        outbox.publish(new PlacesReserved(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                accountId,
                ids,
                request.expiresAt()));
    }

    private void refused(PlacesRequested request, @Nullable QuotaAccount account) {
        audit("PLACES_REFUSED", request.placeRequestId(), Map.of("count", request.count()));
        outbox.publish(new PlacesRefused(
                request.placeRequestId(),
                request.roundId(),
                request.positionId(),
                account == null ? PlacesRefusalReason.NO_ACCOUNT : PlacesRefusalReason.INSUFFICIENT,
                account == null ? NOTHING : account.figuresFor(request.count())));
    }

    /** A request after its own return: the round no longer wants places. */
    private void refuseTombstone(PlacesRequested request) {
        if (places.findRequestStatus(request.placeRequestId())
                .filter("TOMBSTONE"::equals)
                .isPresent()) {
            outbox.publish(new PlacesRefused(
                    request.placeRequestId(),
                    request.roundId(),
                    request.positionId(),
                    PlacesRefusalReason.TOMBSTONE,
                    NOTHING));
        }
    }

    public void lock(PlacesLockRequested request) {
        for (UUID requestId : request.placeRequestIds()) {
            var locked = places.ofRequest(requestId).stream()
                    .filter(place -> place.status() == PlaceStatus.HELD)
                    .filter(place -> places.move(place, PlaceStatus.LOCKED))
                    .map(Place::id)
                    .toList();
            if (!locked.isEmpty()) {
                outbox.publish(new PlacesLocked(requestId, request.roundId(), locked));
            }
        }
    }

    public void giveBack(PlacesReturned returned) {
        if (places.record(returned.placeRequestId(), returned.roundId(), null, null, "TOMBSTONE", 0, clock.instant())) {
            return;
        }
        places.ofRequest(returned.placeRequestId()).stream()
                .filter(place -> place.status() == PlaceStatus.HELD || place.status() == PlaceStatus.LOCKED)
                .filter(place ->
                        returned.placeIds().isEmpty() || returned.placeIds().contains(place.id()))
                .forEach(place -> release(place, PlaceReleaseReason.RETURNED));
    }

    public void confirm(AppointmentDetail appointment) {
        var placeId = appointment.placeId();
        if (placeId == null) {
            return;
        }
        var place = places.find(placeId)
                .orElseThrow(() -> new IllegalStateException("place " + placeId + " is not known yet"));
        if (appointment.appointmentId().equals(place.appointmentId())) {
            return;
        }
        if (place.status() == PlaceStatus.LOCKED && places.confirm(place, appointment.appointmentId())) {
            audit(
                    "PLACE_CONFIRMED",
                    placeId,
                    Map.of("appointment", appointment.appointmentId().toString()));
            outbox.publish(new PlaceConfirmed(place.requestId(), placeId, place.accountId(), appointment));
        } else {
            outbox.publish(new PlaceConfirmationRefused(
                    place.requestId(),
                    placeId,
                    appointment.appointmentId(),
                    place.status().name()));
        }
    }

    public void occupy(AppointmentEffected effected) {
        findOf(effected.placeId(), effected.appointmentId())
                .filter(place -> place.status() == PlaceStatus.CONFIRMED)
                .filter(place -> places.move(place, PlaceStatus.OCCUPIED))
                .ifPresent(place -> {
                    settle(
                            place,
                            Movement.occupyReserved("APPOINTMENT " + effected.appointmentId(), effected.effectiveOn()));
                    audit(
                            "PLACE_OCCUPIED",
                            place.id(),
                            Map.of("appointment", effected.appointmentId().toString()));
                    outbox.publish(new PlaceOccupied(place.requestId(), place.id(), effected.appointmentId()));
                });
    }

    public void reject(AppointmentRejected rejected) {
        findOf(rejected.placeId(), rejected.appointmentId())
                .filter(place -> place.status() == PlaceStatus.CONFIRMED)
                .ifPresent(place -> release(place, PlaceReleaseReason.APPOINTMENT_REJECTED));
    }

    private Optional<Place> findOf(@Nullable UUID placeId, UUID appointmentId) {
        return Optional.ofNullable(placeId)
                .flatMap(places::find)
                .filter(place -> appointmentId.equals(place.appointmentId()));
    }

    /** Ends the holds whose time is over by this database's own clock; returns how many. */
    int expireDue(int limit) {
        List<Place> due = places.expiring(clock.instant(), limit);
        due.forEach(place -> release(place, PlaceReleaseReason.EXPIRED));
        return due.size();
    }

    private void release(Place place, PlaceReleaseReason reason) {
        var to = reason == PlaceReleaseReason.EXPIRED ? PlaceStatus.EXPIRED : PlaceStatus.RELEASED;
        if (!places.move(place, to)) {
            return;
        }
        settle(place, Movement.release(1, reason + " PLACE " + place.id(), clock.today()));
        audit("PLACE_RELEASED", place.id(), Map.of("reason", reason.name()));
        outbox.publish(new PlaceReleased(place.requestId(), place.id(), place.appointmentId(), reason));
    }

    private void settle(Place place, Movement movement) {
        if (accounts.post(place.accountId(), movement).isEmpty()) {
            throw new IllegalStateException("the account of place " + place.id() + " holds no reserved place");
        }
    }

    private void audit(String action, UUID id, Map<String, ?> details) {
        audit.append(action, "place", id.toString(), details);
    }
}
