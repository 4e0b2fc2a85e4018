package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/**
 * Where a registration now stands in its round; whose it is, and what was found of that person, is asked of the service.
 *
 * @param endedStage the stage at which it was out; absent while it is not
 */
@EventType(type = "selection.registration-changed", topic = Topics.SELECTION_ROUND, aggregate = "registration")
public record RegistrationChanged(
        UUID registrationId,
        UUID roundId,
        UUID positionId,
        String status,
        @Nullable String endedStage) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return registrationId.toString();
    }
}
