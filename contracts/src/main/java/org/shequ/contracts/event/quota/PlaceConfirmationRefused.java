package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/**
 * A place cannot be confirmed for an appointment.
 *
 * @param reason the state the place is in
 */
@EventType(type = "quota.place-confirmation-refused", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlaceConfirmationRefused(UUID placeRequestId, UUID placeId, UUID appointmentId, String reason)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
