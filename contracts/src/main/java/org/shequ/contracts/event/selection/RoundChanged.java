package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.RoundKind;

import java.util.UUID;

/** A round as it now stands. */
@EventType(type = "selection.round-changed", topic = Topics.SELECTION_ROUND, aggregate = "round")
public record RoundChanged(
        UUID roundId,
        @Required @Nullable RoundKind kind,
        String title,
        String jurisdiction,
        String status,
        @Nullable String stage)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return roundId.toString();
    }
}
