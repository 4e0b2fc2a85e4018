package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.LocalDate;
import java.util.UUID;

/** An appointment has taken effect on its day. */
@EventType(type = "personnel.appointment-effected", topic = Topics.PERSONNEL_CAREER, aggregate = "career")
public record AppointmentEffected(
        UUID personId,
        UUID appointmentId,
        @Nullable UUID placeRequestId,
        @Nullable UUID placeId,
        LocalDate effectiveOn) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
