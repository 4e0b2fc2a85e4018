package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Places that an office took over HTTP, without a round, as they now stand.
 *
 * @param unitCode the community, or the jurisdiction of the plan
 * @param expiresAt while any of them is held
 */
@EventType(type = "quota.place-request-changed", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlaceRequestChanged(
        UUID placeRequestId,
        UUID accountId,
        String unitCode,
        List<PlaceState> places,
        @Nullable Instant expiresAt) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
