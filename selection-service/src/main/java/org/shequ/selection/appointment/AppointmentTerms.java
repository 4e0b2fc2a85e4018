package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What an appointment changes, from when, by which order.
 *
 * @param post null when the post stays
 * @param tenureKind the identity (身份); null when it stays
 * @param reserveUntil exclusive end of the reserve membership that it begins; null for any other
 */
@Embeddable
record AppointmentTerms(
        @Enumerated(EnumType.STRING) RoundKind roundKind,
        String targetUnitCode,
        @Enumerated(EnumType.STRING) @Nullable Post post,
        @Enumerated(EnumType.STRING) @Nullable TenureKind tenureKind,
        @Nullable LocalDate reserveUntil,
        LocalDate effectiveOn,
        String orderNumber) {

    /** As published to the other services. */
    AppointmentDetail detail(
            UUID id, UUID roundId, UUID personId, @Nullable UUID placeRequestId, @Nullable UUID placeId) {
        return new AppointmentDetail(
                id,
                roundId,
                roundKind,
                personId,
                targetUnitCode,
                post,
                tenureKind,
                reserveUntil,
                effectiveOn,
                orderNumber,
                placeRequestId,
                placeId);
    }
}
