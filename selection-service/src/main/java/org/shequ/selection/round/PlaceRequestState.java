package org.shequ.selection.round;

import java.util.Set;

/** How far a request for places has come. */
public enum PlaceRequestState {
    REQUESTED,
    RESERVED,
    LOCK_REQUESTED,
    LOCKED,
    REFUSED,
    EXPIRED,
    RETURNED;

    /**
     * Answers may come late or twice: what is no step forward is ignored by the consumer. Of a request quota-service
     * refuses all or nothing, and once: after a reservation only a release tells that a place is gone, place by place, so a
     * refusal that follows one is no answer and must not make held places look lost.
     */
    boolean canBecome(PlaceRequestState next) {
        return switch (this) {
            case REQUESTED -> Set.of(RESERVED, REFUSED, RETURNED).contains(next);
            case RESERVED -> Set.of(LOCK_REQUESTED, EXPIRED, RETURNED).contains(next);
            case LOCK_REQUESTED -> Set.of(LOCKED, EXPIRED, RETURNED).contains(next);
            case LOCKED -> next == RETURNED;
            case REFUSED, EXPIRED, RETURNED -> false;
        };
    }

    boolean isOpen() {
        return this == REQUESTED;
    }
}
