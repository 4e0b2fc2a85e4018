package org.shequ.quota.place;

import java.util.Set;

/** Where a place stands between its reservation and its person. */
public enum PlaceStatus {
    /** Reserved until a moment; then it expires. */
    HELD,
    /** Reserved without end: the round is announced. */
    LOCKED,
    /** Reserved for one appointment, which personnel-service carries out. */
    CONFIRMED,
    /** The person holds it. */
    OCCUPIED,
    RELEASED,
    EXPIRED;

    boolean canBecome(PlaceStatus other) {
        return next().contains(other);
    }

    private Set<PlaceStatus> next() {
        return switch (this) {
            case HELD -> Set.of(LOCKED, RELEASED, EXPIRED);
            case LOCKED -> Set.of(CONFIRMED, RELEASED);
            case CONFIRMED -> Set.of(OCCUPIED, RELEASED);
            case OCCUPIED, RELEASED, EXPIRED -> Set.of();
        };
    }
}
