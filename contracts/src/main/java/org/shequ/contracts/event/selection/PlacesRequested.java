package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.AccountKind;

import java.time.Instant;
import java.util.UUID;

/** A round asks for places. */
@EventType(type = "selection.places-requested", topic = Topics.SELECTION_ROUND, aggregate = "round")
public record PlacesRequested(
        UUID roundId,
        UUID placeRequestId,
        UUID positionId,
        @Required @Nullable AccountKind accountKind,
        @Nullable String unitCode,
        @Nullable UUID planId,
        int count,
        @Nullable Instant expiresAt)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return roundId.toString();
    }
}
