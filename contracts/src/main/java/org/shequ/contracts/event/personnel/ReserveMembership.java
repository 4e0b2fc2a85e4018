package org.shequ.contracts.event.personnel;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.UUID;

/** Membership of the reserve pool over a half-open period. */
public record ReserveMembership(
        LocalDate from, @Nullable LocalDate to, @Nullable UUID appointmentId) {}
