package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/** A place went back to its account. */
@EventType(type = "quota.place-released", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlaceReleased(
        UUID placeRequestId,
        UUID placeId,
        @Nullable UUID appointmentId,
        @Required @Nullable PlaceReleaseReason reason) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
