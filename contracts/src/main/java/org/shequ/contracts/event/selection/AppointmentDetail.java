package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.LocalDate;
import java.util.UUID;

import static com.fasterxml.jackson.annotation.JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL;

/**
 * What an appointment changes, for the services that carry it out. A post or an identity that a reader does not know makes it
 * unreadable: absent would mean that it stays.
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

        @JsonFormat(without = READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable
        Post post,

        @JsonFormat(without = READ_UNKNOWN_ENUM_VALUES_AS_NULL) @Nullable
        TenureKind tenureKind,

        @Nullable LocalDate reserveUntil,
        LocalDate effectiveOn,
        String orderNumber,
        @Nullable UUID placeRequestId,
        @Nullable UUID placeId) {
    /** @throws IllegalStateException when it is newer than this reader */
    public RoundKind knownRoundKind() {
        if (roundKind == null) {
            throw new IllegalStateException(
                    "the kind of round of appointment " + appointmentId + " is newer than this service");
        }
        return roundKind;
    }
}
