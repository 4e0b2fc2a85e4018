package org.shequ.quota.place;

import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.contracts.event.selection.PlacesReturned;
import org.shequ.kit.clock.BusinessClock;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes back what a round does not need. A return that comes before its request leaves a tombstone. */
@ApplicationScoped
class ReturnPlaces {

    private static final String CANCELLED = "ROUND_CANCELLED";

    private final PlaceRequests requests;
    private final Places places;
    private final ReleasedPlaces released;
    private final BusinessClock clock;

    ReturnPlaces(PlaceRequests requests, Places places, ReleasedPlaces released, BusinessClock clock) {
        this.requests = requests;
        this.places = places;
        this.released = released;
        this.clock = clock;
    }

    @Transactional
    void handle(PlacesReturned returned, Instant at) {
        var id = returned.placeRequestId();
        if (requests.find(id).isEmpty()) {
            requests.add(new PlaceRequest(
                    id,
                    returned.roundId(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    0,
                    RequestStatus.TOMBSTONE,
                    null,
                    null,
                    null,
                    at,
                    RequestOrigin.ROUND,
                    null,
                    1));
            return;
        }
        var reason =
                returned.reason().equals(CANCELLED) ? PlaceReleaseReason.ROUND_CANCELLED : PlaceReleaseReason.RETURNED;
        released.settle(places.release(id, returned.placeIds(), reason), reason, clock.day(at));
    }
}
