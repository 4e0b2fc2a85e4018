package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** One post held in one unit over a half-open period. */
public record HeldAssignment(
        UUID assignmentId,
        String unitCode,
        Post post,
        boolean primary,
        LocalDate from,
        @Nullable LocalDate to,
        @Nullable String orderNumber,
        @Nullable UUID appointmentId) {}
