package org.shequ.quota.place;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PlaceStatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One place of a request. */
record Place(
        UUID id,
        UUID requestId,
        UUID accountId,
        PlaceStatus status,
        @Nullable Instant expiresAt,
        @Nullable UUID appointmentId,
        @Nullable UUID personId,
        @Nullable String roundKind,
        @Nullable LocalDate effectiveOn,
        @Nullable String releaseReason) {

    boolean belongsTo(UUID appointment) {
        return appointment.equals(appointmentId);
    }
}
