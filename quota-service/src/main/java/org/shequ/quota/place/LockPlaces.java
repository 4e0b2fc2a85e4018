package org.shequ.quota.place;

import org.shequ.contracts.event.quota.PlacesLocked;
import org.shequ.contracts.event.selection.PlacesLockRequested;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.outbox.Outbox;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes the end off the holds of an announced round. What has expired stays expired, and the answer shows it. */
@ApplicationScoped
class LockPlaces {

    private final PlaceRequests requests;
    private final Places places;
    private final Outbox outbox;

    LockPlaces(PlaceRequests requests, Places places, Outbox outbox) {
        this.requests = requests;
        this.places = places;
        this.outbox = outbox;
    }

    @Transactional
    void handle(PlacesLockRequested request) {
        request.placeRequestIds().stream().sorted().forEach(id -> lock(id, request.roundId()));
    }

    private void lock(UUID requestId, UUID roundId) {
        var request = requests.find(requestId)
                .orElseThrow(() -> new IllegalStateException("place request " + requestId + " is not known here yet"));
        if (request.status() != RequestStatus.RESERVED) {
            return;
        }
        if (!places.lock(requestId).isEmpty()) {
            requests.touch(requestId);
        }
        List<UUID> locked = places.of(requestId).stream()
                .filter(place -> place.status() == PlaceStatus.LOCKED)
                .map(Place::id)
                .toList();
        outbox.publish(new PlacesLocked(requestId, roundId, locked));
    }
}
