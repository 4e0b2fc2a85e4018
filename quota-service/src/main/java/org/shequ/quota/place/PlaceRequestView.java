package org.shequ.quota.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.quota.ledger.AccountKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A round's request for places, with what became of each. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PlaceRequest",
        requiredProperties = {"id", "roundId", "requested", "status", "requestedAt", "places", "version"})
public record PlaceRequestView(
        UUID id,
        UUID roundId,
        @Nullable UUID positionId,
        @Nullable AccountKind accountKind,
        @Schema(examples = "320613004004") @Nullable String unitCode,
        @Nullable UUID planId,
        @Nullable UUID accountId,
        @Schema(examples = "1") int requested,
        RequestStatus status,
        @Nullable Refusal refusal,
        @Nullable Instant expiresAt,
        Instant requestedAt,
        List<PlaceView> places,
        @Schema(examples = "4") long version)
        implements Versioned {

    /** Why nothing is reserved, with the account's figures at that moment. */
    @Schema(
            name = "PlacesRefusal",
            requiredProperties = {"reason", "figures"})
    public record Refusal(
            @Schema(description = "NO_ACCOUNT, INSUFFICIENT or PLAN_CLOSED / 拒绝原因", examples = "INSUFFICIENT")
            String reason,

            Figures figures) {}

    /** An account's figures. */
    @Schema(
            name = "AccountFigures",
            requiredProperties = {"approved", "occupied", "reserved", "frozen", "vacancy", "requested"})
    public record Figures(int approved, int occupied, int reserved, int frozen, int vacancy, int requested) {}

    /** One place. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "Place",
            requiredProperties = {"id", "status"})
    public record PlaceView(
            UUID id,
            PlaceStatus status,

            @Schema(description = "Only while HELD / 仅在保留期间") @Nullable
            Instant expiresAt,

            @Nullable UUID appointmentId,
            @Nullable UUID personId,
            @Nullable LocalDate effectiveOn,
            @Schema(examples = "EXPIRED") @Nullable String releaseReason) {

        static PlaceView of(Place place) {
            return new PlaceView(
                    place.id(),
                    place.status(),
                    place.expiresAt(),
                    place.appointmentId(),
                    place.personId(),
                    place.effectiveOn(),
                    place.releaseReason());
        }
    }

    static PlaceRequestView of(PlaceRequest request, List<Place> places) {
        var figures = request.figures();
        var reason = request.refusal();
        return new PlaceRequestView(
                request.id(),
                request.roundId(),
                request.positionId(),
                request.accountKind(),
                request.unitCode(),
                request.planId(),
                request.accountId(),
                request.requested(),
                request.status(),
                figures == null || reason == null
                        ? null
                        : new Refusal(
                                reason,
                                new Figures(
                                        figures.approved(),
                                        figures.occupied(),
                                        figures.reserved(),
                                        figures.frozen(),
                                        figures.vacancy(),
                                        figures.requested())),
                request.expiresAt(),
                request.requestedAt(),
                places.stream().map(PlaceView::of).toList(),
                request.version());
    }
}
