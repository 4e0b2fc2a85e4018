package org.shequ.selection.round;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a round stands as a whole; while it is RUNNING, its stage says more. */
public enum RoundStatus {
    DRAFT,
    PLACES_REQUESTED,
    PLACES_REFUSED,
    PLACES_RESERVED,
    RUNNING,
    CLOSED,
    CANCELLED;

    public boolean canBecome(RoundStatus next) {
        return switch (this) {
            // a kind of round that takes no places opens straight from its draft
            case DRAFT -> Set.of(PLACES_REQUESTED, RUNNING, CANCELLED).contains(next);
            case PLACES_REQUESTED ->
                Set.of(PLACES_RESERVED, PLACES_REFUSED, CANCELLED).contains(next);
            case PLACES_REFUSED -> Set.of(PLACES_REQUESTED, CANCELLED).contains(next);
            case PLACES_RESERVED -> Set.of(RUNNING, PLACES_REFUSED, CANCELLED).contains(next);
            case RUNNING -> Set.of(CLOSED, CANCELLED).contains(next);
            case CLOSED, CANCELLED -> false;
        };
    }

    /** The possible steps, for a refusal that names the way out. */
    String wayOut() {
        var steps =
                Arrays.stream(values()).filter(this::canBecome).map(Enum::name).collect(Collectors.joining(", "));
        return steps.isEmpty() ? "-" : steps;
    }
}
