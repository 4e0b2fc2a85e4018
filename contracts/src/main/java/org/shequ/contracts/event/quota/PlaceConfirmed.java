package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.selection.AppointmentDetail;

import java.util.UUID;

/** A locked place now belongs to one appointment, which personnel-service carries out. */
@EventType(type = "quota.place-confirmed", topic = Topics.QUOTA_PLACE, aggregate = "place-request")
public record PlaceConfirmed(UUID placeRequestId, UUID placeId, UUID accountId, AppointmentDetail appointment)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return placeRequestId.toString();
    }
}
