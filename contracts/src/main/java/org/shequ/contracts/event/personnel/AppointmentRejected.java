package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/** An appointment cannot be carried out; its place goes back. */
@EventType(type = "personnel.appointment-rejected", topic = Topics.PERSONNEL_CAREER, aggregate = "career")
public record AppointmentRejected(
        UUID personId,
        UUID appointmentId,
        @Nullable UUID placeRequestId,
        @Nullable UUID placeId,
        @Required @Nullable RejectionReason reason)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
