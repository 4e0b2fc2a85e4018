package org.shequ.selection.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.selection.SelectionProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One person's appointment. What the other services say arrives in any order and more than once: each word sets its own
 * time, and the status follows from the times, so the end is the same whatever the order.
 */
@Entity
@Table(name = "appointments")
@SuppressWarnings("NullAway.Init")
public class Appointment {

    @Id
    private UUID id;

    private long version;
    private UUID roundId;
    private UUID registrationId;
    private UUID positionId;
    private UUID personId;

    @Embedded
    private AppointmentTerms terms;

    private @Nullable UUID placeRequestId;
    private @Nullable UUID placeId;

    @Enumerated(EnumType.STRING)
    private AppointmentStatus status;

    private String decidedBy;
    private Instant decidedAt;
    private @Nullable Instant confirmedAt;
    private @Nullable Instant effectedAt;
    private @Nullable Instant occupiedAt;
    private @Nullable Instant closedAt;
    private @Nullable Instant rejectedAt;
    private @Nullable String rejectionReason;
    private @Nullable String traceparent;
    private @Nullable LocalDate probationUntil;
    private @Nullable LocalDate lockUntil;

    @Embedded
    private @Nullable ProbationEnd probationEnd;

    protected Appointment() {}

    /** How long it is on probation, and how long it binds; both exclusive. */
    record Bond(
            @Nullable LocalDate probationUntil, @Nullable LocalDate lockUntil) {}

    Appointment(
            UUID id,
            UUID roundId,
            UUID registrationId,
            UUID positionId,
            UUID personId,
            AppointmentTerms terms,
            Bond bond,
            @Nullable UUID placeRequestId,
            @Nullable UUID placeId,
            String decidedBy,
            Instant decidedAt,
            @Nullable String traceparent) {
        this.id = id;
        this.version = 1;
        this.roundId = roundId;
        this.registrationId = registrationId;
        this.positionId = positionId;
        this.personId = personId;
        this.terms = terms;
        this.probationUntil = bond.probationUntil();
        this.lockUntil = bond.lockUntil();
        this.placeRequestId = placeRequestId;
        this.placeId = placeId;
        this.status = AppointmentStatus.DECIDED;
        this.decidedBy = decidedBy;
        this.decidedAt = decidedAt;
        this.traceparent = traceparent;
    }

    void placeConfirmed(Instant at) {
        if (confirmedAt == null) {
            confirmedAt = at;
            settle();
        }
    }

    void effected(Instant at) {
        if (effectedAt == null) {
            probation().filter(ProbationStatus.BEGIN::leadsFrom).ifPresent(ProbationStatus.BEGIN::take);
            effectedAt = at;
            settle();
        }
    }

    void placeOccupied(Instant at) {
        if (occupiedAt == null) {
            occupiedAt = at;
            settle();
        }
    }

    /** @return false when it has ended already */
    boolean reject(String reason, Instant at) {
        if (!AppointmentStatus.REJECT.leadsFrom(status)) {
            return false;
        }
        probation().filter(ProbationStatus.LAPSE::leadsFrom).ifPresent(ProbationStatus.LAPSE::take);
        this.rejectedAt = at;
        this.rejectionReason = reason;
        this.status = AppointmentStatus.REJECT.take(status);
        version++;
        return true;
    }

    /** @return when it was complete, if this is what ended it: the later of effect and occupied place */
    Optional<Instant> closeIfComplete() {
        if (!AppointmentStatus.CLOSE.leadsFrom(status) || (placeId != null && occupiedAt == null)) {
            return Optional.empty();
        }
        this.status = AppointmentStatus.CLOSE.take(status);
        this.closedAt = Stream.of(effectedAt, occupiedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        version++;
        return Optional.of(closedAt);
    }

    /** Where its probation stands, which follows from the times as the status does; empty where it has none. */
    private Optional<ProbationStatus> probation() {
        return Optional.ofNullable(probationUntil)
                .map(until -> ProbationStatus.of(status, effectedAt != null, probationEnd));
    }

    /** 409 unless it has taken effect with a probation that has not been decided. */
    LocalDate requireOnProbation(ProbationEnd.Outcome outcome) {
        var until = probationUntil;
        if (until == null) {
            throw ProblemException.of(SelectionProblem.NO_PROBATION, new Words("none", "无"));
        }
        outcome.step().require(probation().orElseThrow());
        return until;
    }

    /** Confirms, or finds that the probation was failed; before its last day only the latter. */
    void endProbation(ProbationEnd end, LocalDate today) {
        var until = requireOnProbation(end.outcome());
        if (end.outcome() == ProbationEnd.Outcome.CONFIRMED && today.isBefore(until)) {
            throw ProblemException.of(SelectionProblem.PROBATION_NOT_OVER, until)
                    .figure("probationUntil", until.toString());
        }
        end.outcome().step().take(probation().orElseThrow());
        this.probationEnd = end;
        version++;
    }

    private void settle() {
        var step = effectedAt != null ? AppointmentStatus.EFFECT : AppointmentStatus.CONFIRM;
        if ((effectedAt != null || confirmedAt != null) && step.leadsFrom(status)) {
            status = step.take(status);
        }
        version++;
    }

    AppointmentDetail detail() {
        return terms.detail(id, roundId, personId, placeRequestId, placeId);
    }

    /** What changes, for whom, from when, by which order. */
    AppointmentTerms terms() {
        return terms;
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    public UUID roundId() {
        return roundId;
    }

    public UUID registrationId() {
        return registrationId;
    }

    UUID positionId() {
        return positionId;
    }

    UUID personId() {
        return personId;
    }

    @Nullable
    UUID placeRequestId() {
        return placeRequestId;
    }

    @Nullable
    UUID placeId() {
        return placeId;
    }

    public AppointmentStatus status() {
        return status;
    }

    String decidedBy() {
        return decidedBy;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    Instant confirmedAt() {
        return confirmedAt;
    }

    @Nullable
    Instant effectedAt() {
        return effectedAt;
    }

    @Nullable
    Instant occupiedAt() {
        return occupiedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }

    @Nullable
    Instant rejectedAt() {
        return rejectedAt;
    }

    @Nullable
    String rejectionReason() {
        return rejectionReason;
    }

    /** The span of the decision, to which the whole appointment belongs; null when nothing traced it. */
    @Nullable
    String traceparent() {
        return traceparent;
    }

    @Nullable
    LocalDate probationUntil() {
        return probationUntil;
    }

    /** The first day without the service lock; null when it binds nobody. */
    @Nullable
    LocalDate lockUntil() {
        return probationEnd != null && probationEnd.outcome() == ProbationEnd.Outcome.FAILED ? null : lockUntil;
    }

    @Nullable
    ProbationEnd probationEnd() {
        return probationEnd;
    }
}
