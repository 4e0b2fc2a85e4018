package org.shequ.assessment.appeal;

import org.shequ.kit.security.RecordOwner;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Whose result an appeal is about, where that is a person's. */
@ApplicationScoped
class AppealOwner implements RecordOwner {

    private static final int UUID_LENGTH = 36;

    private final Appeals appeals;

    AppealOwner(Appeals appeals) {
        this.appeals = appeals;
    }

    @Override
    public Optional<UUID> ownerOf(UUID record) {
        return appeals.findSubject(record)
                .filter(subject -> subject.length() == UUID_LENGTH)
                .map(UUID::fromString);
    }
}
