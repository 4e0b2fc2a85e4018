package org.shequ.quota.place;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends holds whose time is over, judged by the database's clock alone. */
@ApplicationScoped
class ExpirePlaces {

    private static final int AT_ONCE = 200;

    private final Places places;
    private final ReleasedPlaces released;

    ExpirePlaces(Places places, ReleasedPlaces released) {
        this.places = places;
        this.released = released;
    }

    /** Returns whether there may be more. */
    @Transactional
    boolean handle() {
        var expired = places.expire(AT_ONCE);
        released.expired(expired);
        return expired.size() == AT_ONCE;
    }
}
