package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;

import java.util.UUID;

/** An appointment has come to its end. */
@EventType(type = "selection.appointment-closed", topic = Topics.SELECTION_APPOINTMENT, aggregate = "appointment")
public record AppointmentClosed(
        UUID appointmentId,
        UUID roundId,
        UUID personId,
        @Required @Nullable AppointmentOutcome outcome) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return appointmentId.toString();
    }
}
