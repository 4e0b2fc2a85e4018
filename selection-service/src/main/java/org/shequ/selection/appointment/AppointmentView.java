package org.shequ.selection.appointment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.condition.Versioned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An appointment with the time of each step. */
@Schema(name = "Appointment")
public record AppointmentView(
        UUID id,
        UUID roundId,
        RoundKind roundKind,
        UUID registrationId,
        UUID positionId,
        UUID personId,
        AppointmentStatus status,
        String targetUnitCode,

        @Schema(description = "Absent: the post stays / 不填则岗位不变") @Nullable
        Post post,

        @Schema(description = "Absent: the identity stays / 不填则身份不变") @Nullable
        TenureKind tenureKind,

        @Nullable LocalDate reserveUntil,
        LocalDate effectiveOn,
        String orderNumber,
        @Nullable UUID placeRequestId,
        @Nullable UUID placeId,
        String decidedBy,
        Instant decidedAt,

        @Schema(description = "The place was confirmed / 名额已确认") @Nullable
        Instant confirmedAt,

        @Schema(description = "It took effect in personnel-service / 人事已生效") @Nullable
        Instant effectedAt,

        @Schema(description = "The place counts as occupied / 名额已占用") @Nullable
        Instant occupiedAt,

        @Nullable Instant closedAt,
        @Nullable Instant rejectedAt,
        @Nullable String rejectionReason,

        @Schema(description = "On probation up to this day, exclusive / 试用期至，不含") @Nullable
        LocalDate probationUntil,

        @Nullable ProbationEnd probationEnd,

        @Schema(description = "Bound up to this day, exclusive / 服务期至，不含") @Nullable
        LocalDate lockUntil,

        @Schema(
                description = "The W3C trace in which every step is told / 全过程的链路追踪号",
                examples = "4bf92f3577b34da6a3ce929d0e0e4736")
        @Nullable
        String traceId,

        long version)
        implements Versioned {

    public static AppointmentView of(Appointment appointment) {
        return new AppointmentView(
                appointment.id(),
                appointment.roundId(),
                appointment.terms().roundKind(),
                appointment.registrationId(),
                appointment.positionId(),
                appointment.personId(),
                appointment.status(),
                appointment.terms().targetUnitCode(),
                appointment.terms().post(),
                appointment.terms().tenureKind(),
                appointment.terms().reserveUntil(),
                appointment.terms().effectiveOn(),
                appointment.terms().orderNumber(),
                appointment.placeRequestId(),
                appointment.placeId(),
                appointment.decidedBy(),
                appointment.decidedAt(),
                appointment.confirmedAt(),
                appointment.effectedAt(),
                appointment.occupiedAt(),
                appointment.closedAt(),
                appointment.rejectedAt(),
                appointment.rejectionReason(),
                appointment.probationUntil(),
                appointment.probationEnd(),
                appointment.lockUntil(),
                traceId(appointment.traceparent()),
                appointment.version());
    }

    /** The second field of {@code version-traceid-parentid-flags}. */
    private static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null ? null : traceparent.split("-", -1)[1];
    }
}
