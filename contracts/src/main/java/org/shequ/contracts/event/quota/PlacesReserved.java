package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All places asked for are held. */
@EventType(type = "quota.places-reserved", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlacesReserved(
        UUID placeRequestId,
        UUID roundId,
        UUID positionId,
        UUID accountId,
        List<UUID> placeIds,
        @Nullable Instant expiresAt)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
