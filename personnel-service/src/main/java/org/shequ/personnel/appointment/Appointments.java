package org.shequ.personnel.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.Post;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.personnel.TenureKind;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.contracts.event.selection.ProbationOutcome;
import org.shequ.contracts.event.selection.RoundKind;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.page.Seek;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Appointments that selection decided, and what became of them here. */
@ApplicationScoped
class Appointments {

    private static final String COLUMNS = """
            id, round_id, round_kind, person_id, target_unit_code, post, tenure_kind, reserve_until, effective_on,
            order_number, place_request_id, place_id, status, rejection_reason, traceparent, recorded_at, resolved_at,
            probation_outcome, probation_over_on, probation_order_number
            """;

    private final Database database;

    Appointments(Database database) {
        this.database = database;
    }

    /** An appointment as kept here. */
    record Kept(
            AppointmentDetail detail,
            AppointmentStatus status,
            @Nullable RejectionReason reason,
            @Nullable String traceparent,
            Instant recordedAt,
            @Nullable Instant resolvedAt,
            @Nullable Probation probation) {}

    /** How the probation ended; the day is the first after it. */
    record Probation(ProbationOutcome outcome, LocalDate overOn, String orderNumber) {}

    /** False when it was recorded before: the message came twice. */
    boolean insert(AppointmentDetail detail, @Nullable String traceparent, Instant at) {
        return database.update(
                        """
                        INSERT INTO appointments (id, round_id, round_kind, person_id, target_unit_code, post, tenure_kind,
                            reserve_until, effective_on, order_number, place_request_id, place_id, status, traceparent,
                            recorded_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'SCHEDULED', ?, ?) ON CONFLICT (id) DO NOTHING""",
                        detail.appointmentId(),
                        detail.roundId(),
                        detail.roundKind(),
                        detail.personId(),
                        detail.targetUnitCode(),
                        detail.post(),
                        detail.tenureKind(),
                        detail.reserveUntil(),
                        detail.effectiveOn(),
                        detail.orderNumber(),
                        detail.placeRequestId(),
                        detail.placeId(),
                        traceparent,
                        at)
                == 1;
    }

    /** Whose day has come, after one that was looked at already; not locked, for the person is locked first. */
    List<Kept> due(LocalDate today, @Nullable AppointmentDetail after, int limit) {
        LocalDate afterDay = after == null ? null : after.effectiveOn();
        UUID afterId = after == null ? null : after.appointmentId();
        return database.list(
                "SELECT " + COLUMNS + " FROM appointments WHERE status = 'SCHEDULED' AND effective_on <= ?"
                        + " AND (?::date IS NULL OR (effective_on, id) > (?::date, ?::uuid)) ORDER BY effective_on, id LIMIT ?",
                Appointments::kept,
                today,
                afterDay,
                afterDay,
                afterId,
                limit);
    }

    Optional<Kept> find(UUID id) {
        return database.find("SELECT " + COLUMNS + " FROM appointments WHERE id = ?", Appointments::kept, id);
    }

    Optional<Kept> lock(UUID id) {
        return database.find(
                "SELECT " + COLUMNS + " FROM appointments WHERE id = ? FOR UPDATE", Appointments::kept, id);
    }

    List<Kept> scheduledOf(Collection<UUID> people) {
        return database.list(
                "SELECT " + COLUMNS
                        + " FROM appointments WHERE person_id = ANY (?) AND status = 'SCHEDULED' ORDER BY id",
                Appointments::kept,
                people);
    }

    List<Kept> page(UUID person, Seek seek) {
        String after = seek.after(0);
        return database.list(
                "SELECT " + COLUMNS + " FROM appointments WHERE person_id = ? AND (?::text IS NULL OR id > ?::uuid)"
                        + " ORDER BY id LIMIT ?",
                Appointments::kept,
                person,
                after,
                after,
                seek.fetch());
    }

    /** Resolves a scheduled one; the caller holds its lock or has just inserted it. */
    void resolve(UUID id, Step<AppointmentStatus> end, @Nullable RejectionReason reason, Instant at) {
        database.update(
                "UPDATE appointments SET status = ?, rejection_reason = ?, resolved_at = ?"
                        + " WHERE id = ? AND status = ?",
                end.take(AppointmentStatus.SCHEDULED),
                reason,
                at,
                id,
                AppointmentStatus.SCHEDULED);
    }

    /** False when its end was told before. */
    boolean endProbation(ProbationEnded ended) {
        return database.update(
                        "UPDATE appointments SET probation_outcome = ?, probation_over_on = ?, probation_order_number = ?"
                                + " WHERE id = ? AND probation_outcome IS NULL",
                        ended.outcome(),
                        ended.on(),
                        ended.orderNumber(),
                        ended.appointmentId())
                == 1;
    }

    private static @Nullable Probation probation(Row row) {
        String outcome = row.findText("probation_outcome");
        return outcome == null
                ? null
                : new Probation(
                        ProbationOutcome.valueOf(outcome),
                        row.getDate("probation_over_on"),
                        row.getText("probation_order_number"));
    }

    private static Kept kept(Row row) {
        String post = row.findText("post");
        String tenureKind = row.findText("tenure_kind");
        String reason = row.findText("rejection_reason");
        AppointmentDetail detail = new AppointmentDetail(
                row.getId("id"),
                row.getId("round_id"),
                RoundKind.valueOf(row.getText("round_kind")),
                row.getId("person_id"),
                row.getText("target_unit_code"),
                post == null ? null : Post.valueOf(post),
                tenureKind == null ? null : TenureKind.valueOf(tenureKind),
                row.findDate("reserve_until"),
                row.getDate("effective_on"),
                row.getText("order_number"),
                row.findId("place_request_id"),
                row.findId("place_id"));
        return new Kept(
                detail,
                AppointmentStatus.valueOf(row.getText("status")),
                reason == null ? null : RejectionReason.valueOf(reason),
                row.findText("traceparent"),
                row.getInstant("recorded_at"),
                row.findInstant("resolved_at"),
                probation(row));
    }
}
