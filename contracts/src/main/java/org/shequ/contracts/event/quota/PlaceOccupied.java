package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/** The appointed person now holds the place. */
@EventType(type = "quota.place-occupied", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlaceOccupied(UUID placeRequestId, UUID placeId, UUID appointmentId) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
