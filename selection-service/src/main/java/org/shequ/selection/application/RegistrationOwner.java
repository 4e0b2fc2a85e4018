package org.shequ.selection.application;

import org.shequ.kit.security.RecordOwner;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Who registered. */
@ApplicationScoped
public class RegistrationOwner implements RecordOwner {

    private final Registrations registrations;

    public RegistrationOwner(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public Optional<UUID> ownerOf(UUID record) {
        return registrations.findByIdOptional(record).map(Registration::personId);
    }
}
