package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

/** A person is to be appointed. */
@EventType(type = "selection.appointment-decided", topic = Topics.SELECTION_APPOINTMENT, aggregate = "appointment")
public record AppointmentDecided(AppointmentDetail appointment) implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return appointment.appointmentId().toString();
    }
}
