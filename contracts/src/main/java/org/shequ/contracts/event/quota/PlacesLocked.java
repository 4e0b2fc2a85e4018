package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.List;
import java.util.UUID;

/** Held places no longer expire. */
@EventType(type = "quota.places-locked", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlacesLocked(UUID placeRequestId, UUID roundId, List<UUID> placeIds) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
