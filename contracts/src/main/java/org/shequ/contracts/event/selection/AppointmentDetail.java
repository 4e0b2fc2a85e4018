package org.shequ.contracts.event.selection;

import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.RoundKind;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What an appointment changes, for the services that carry it out.
 *
 * @param post the new post; absent when the post stays
 * @param tenureKind the new identity; absent when it stays
 * @param reserveUntil set for membership of the reserve pool, exclusive
 * @param placeId absent when this kind of round takes no place
 */
public record AppointmentDetail(
        UUID appointmentId,
        UUID roundId,
        @Required @Nullable RoundKind roundKind,
        UUID personId,
        String targetUnitCode,
        @Nullable Post post,
        @Nullable TenureKind tenureKind,
        @Nullable LocalDate reserveUntil,
        LocalDate effectiveOn,
        String orderNumber,
        @Nullable UUID placeRequestId,
        @Nullable UUID placeId) {}
