package org.shequ.quota.place;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.PlaceStatus;
import org.shequ.kit.condition.Versioned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A request for places, with what became of each. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "PlaceRequest",
        requiredProperties = {"id", "requested", "status", "requestedAt", "origin", "places", "version"})
public record PlaceRequestView(
        UUID id,

        @Schema(description = "Absent where an office asks without a round / 单位未经选拔轮次自行申请的，无此项") @Nullable
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
        RequestOrigin origin,
        @Schema(examples = "崇人社〔2026〕7号") @Nullable String documentNumber,
        List<PlaceView> places,
        @Schema(examples = "4") long version)
        implements Versioned {

    /** Why nothing is reserved, with the account's figures at that moment. */
    @Schema(
            name = "PlacesRefusal",
            requiredProperties = {"reason", "figures"})
    public record Refusal(
            @Schema(
                    description = "NO_ACCOUNT, INSUFFICIENT, PLAN_CLOSED or PLAN_OUT_OF_YEARS / 拒绝原因",
                    examples = "INSUFFICIENT")
            String reason,

            Figures figures) {}

    /** An account's figures. */
    @Schema(
            name = "AccountFigures",
            requiredProperties = {"approved", "occupied", "reserved", "frozen", "vacancy", "requested"})
    public record Figures(
            @Schema(description = "What the determination or plan said / 核定数", examples = "12")
            int approved,

            @Schema(description = "People who held a place / 在岗占用", examples = "10")
            int occupied,

            @Schema(description = "Places in the hands of rounds / 已预留", examples = "2")
            int reserved,

            @Schema(description = "Kept from use by document / 已冻结", examples = "0")
            int frozen,

            @Schema(description = "approved - occupied - reserved - frozen / 空缺", examples = "0")
            int vacancy,

            @Schema(description = "What the round asked for / 申请数", examples = "1")
            int requested) {}

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
                request.origin(),
                request.documentNumber(),
                places.stream().map(PlaceView::of).toList(),
                request.version());
    }
}
