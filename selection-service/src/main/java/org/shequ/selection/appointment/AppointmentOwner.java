package org.shequ.selection.appointment;

import org.shequ.kit.security.RecordOwner;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who was appointed. */
@ApplicationScoped
public class AppointmentOwner implements RecordOwner {

    private final Appointments appointments;

    public AppointmentOwner(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Optional<UUID> ownerOf(UUID record) {
        return appointments.findByIdOptional(record).map(Appointment::personId);
    }
}
