package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.quota.PlaceReleaseReason;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.quota.place.OfficeRequests.Taken;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** An office gives back places that it has in hand. */
@ApplicationScoped
class ReturnOfficePlaces {

    private final OfficeRequests requests;
    private final OfficePlaces officePlaces;
    private final PlaceRequests placeRequests;
    private final Places places;
    private final ReleasedPlaces released;
    private final BusinessClock clock;

    ReturnOfficePlaces(
            OfficeRequests requests,
            OfficePlaces officePlaces,
            PlaceRequests placeRequests,
            Places places,
            ReleasedPlaces released,
            BusinessClock clock) {
        this.requests = requests;
        this.officePlaces = officePlaces;
        this.placeRequests = placeRequests;
        this.places = places;
        this.released = released;
        this.clock = clock;
    }

    /** @param placeIds none for all that are in hand */
    @Transactional
    Taken handle(UUID id, @Nullable Version expected, List<UUID> placeIds) {
        requests.open(id, expected);
        var freed = officePlaces.releaseInHand(id, placeIds);
        if (freed.isEmpty()) {
            throw requests.notThere(PlaceLifecycle.RETURN, id);
        }
        released.settle(freed, PlaceReleaseReason.RETURNED, clock.today());
        return new Taken(placeRequests.find(id).orElseThrow(), places.of(id));
    }
}
