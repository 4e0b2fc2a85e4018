package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.List;
import java.util.UUID;

/**
 * A round gives places back.
 *
 * @param placeIds empty: all that are not yet confirmed
 * @param reason UPPER_SNAKE, e.g. ROUND_CANCELLED, UNUSED
 */
@EventType(type = "selection.places-returned", topic = Topics.SELECTION_ROUND, aggregate = "round")
public record PlacesReturned(UUID roundId, UUID placeRequestId, List<UUID> placeIds, String reason) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return roundId.toString();
    }
}
