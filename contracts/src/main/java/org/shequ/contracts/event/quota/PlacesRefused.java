package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/** None of the places asked for is held. */
@EventType(type = "quota.places-refused", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlacesRefused(
        UUID placeRequestId,
        UUID roundId,
        UUID positionId,
        @Required @Nullable PlacesRefusalReason reason,
        AccountFigures figures)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
