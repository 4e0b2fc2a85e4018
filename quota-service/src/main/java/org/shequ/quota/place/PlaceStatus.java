package org.shequ.quota.place;

import java.util.Set;

/** Where a place stands. Locking removes the expiry before anybody is appointed. */
public enum PlaceStatus {
    HELD,
    LOCKED,
    CONFIRMED,
    OCCUPIED,
    RELEASED,
    EXPIRED;

    Set<PlaceStatus> next() {
        return switch (this) {
            case HELD -> Set.of(LOCKED, RELEASED, EXPIRED);
            case LOCKED -> Set.of(CONFIRMED, RELEASED);
            case CONFIRMED -> Set.of(OCCUPIED, RELEASED);
            case OCCUPIED, RELEASED, EXPIRED -> Set.of();
        };
    }

    /** Whether the place still counts as reserved in its account. */
    boolean reserved() {
        return this == HELD || this == LOCKED || this == CONFIRMED;
    }
}
