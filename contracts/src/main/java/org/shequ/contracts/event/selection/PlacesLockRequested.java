package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.List;
import java.util.UUID;

/** A round is announced: its held places must not expire any more. */
@EventType(type = "selection.places-lock-requested", topic = Topics.SELECTION_ROUND, aggregate = "round")
public record PlacesLockRequested(UUID roundId, List<UUID> placeRequestIds) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return roundId.toString();
    }
}
