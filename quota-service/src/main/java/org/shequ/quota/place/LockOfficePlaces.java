package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.quota.place.OfficeRequests.Taken;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Locks held places so that they no longer expire. What has expired meanwhile stays so. */
@ApplicationScoped
class LockOfficePlaces {

    private final OfficeRequests requests;
    private final Places places;

    LockOfficePlaces(OfficeRequests requests, Places places) {
        this.requests = requests;
        this.places = places;
    }

    @Transactional
    Taken handle(UUID id, @Nullable Version expected) {
        var request = requests.open(id, expected);
        var locked = places.lock(id);
        if (locked.isEmpty()) {
            throw requests.notThere(PlaceLifecycle.LOCK, id);
        }
        return requests.moved(request, locked, "places-locked", Map.of());
    }
}
