package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** One identity held over a half-open period. */
public record HeldIdentity(
        TenureKind kind,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable UUID appointmentId) {}
