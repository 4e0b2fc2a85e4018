package org.shequ.personnel.appointment;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.personnel.RejectionReason;
import org.shequ.contracts.event.selection.AppointmentDetail;
import org.shequ.contracts.event.selection.ProbationEnded;
import org.shequ.contracts.event.selection.ProbationOutcome;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.contracts.vocabulary.TenureKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** What selection decided for a person, and what became of it here. Whoever changes it holds the person's lock. */
@Entity
@Table(name = "appointments")
@SuppressWarnings("NullAway.Init")
class Appointment {

    @Id
    private UUID id;

    private UUID roundId;

    @Enumerated(EnumType.STRING)
    private RoundKind roundKind;

    private UUID personId;
    private String targetUnitCode;

    @Enumerated(EnumType.STRING)
    private @Nullable Post post;

    @Enumerated(EnumType.STRING)
    private @Nullable TenureKind tenureKind;

    private @Nullable LocalDate reserveUntil;
    private LocalDate effectiveOn;
    private String orderNumber;
    private @Nullable UUID placeRequestId;
    private @Nullable UUID placeId;

    @Enumerated(EnumType.STRING)
    private CareerAppointmentStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable RejectionReason rejectionReason;

    private @Nullable String traceparent;
    private Instant recordedAt;
    private @Nullable Instant resolvedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable ProbationOutcome probationOutcome;

    private @Nullable LocalDate probationOverOn;
    private @Nullable String probationOrderNumber;

    protected Appointment() {}

    /** For its day. */
    Appointment(AppointmentDetail detail, @Nullable String traceparent, Instant recordedAt) {
        this.id = detail.appointmentId();
        this.roundId = detail.roundId();
        this.roundKind = detail.knownRoundKind();
        this.personId = detail.personId();
        this.targetUnitCode = detail.targetUnitCode();
        this.post = detail.post();
        this.tenureKind = detail.tenureKind();
        this.reserveUntil = detail.reserveUntil();
        this.effectiveOn = detail.effectiveOn();
        this.orderNumber = detail.orderNumber();
        this.placeRequestId = detail.placeRequestId();
        this.placeId = detail.placeId();
        this.status = CareerAppointmentStatus.SCHEDULED;
        this.traceparent = traceparent;
        this.recordedAt = recordedAt;
    }

    /** The career has changed by it. */
    void effect(Instant at) {
        status = CareerAppointmentStatus.EFFECT.take(status);
        resolvedAt = at;
    }

    /** It cannot be carried out. */
    void reject(RejectionReason reason, Instant at) {
        status = CareerAppointmentStatus.REJECT.take(status);
        rejectionReason = reason;
        resolvedAt = at;
    }

    /**
     * False where it has no probation to end: rejected, or its end is known already.
     *
     * @throws IllegalStateException while it has not taken effect: what ends it comes too early, and is tried again
     */
    boolean endProbation(ProbationEnded ended) {
        if (status == CareerAppointmentStatus.SCHEDULED) {
            throw new IllegalStateException("appointment " + id + " is not effected yet");
        }
        if (status == CareerAppointmentStatus.REJECTED || probationOutcome != null) {
            return false;
        }
        probationOutcome = ended.knownOutcome();
        probationOverOn = ended.on();
        probationOrderNumber = ended.orderNumber();
        return true;
    }

    /** As it was decided, for whoever the person is by now. */
    AppointmentDetail detail() {
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

    UUID id() {
        return id;
    }

    CareerAppointmentStatus status() {
        return status;
    }

    @Nullable
    RejectionReason rejectionReason() {
        return rejectionReason;
    }

    /** Of the message that brought it. */
    @Nullable
    String traceparent() {
        return traceparent;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    @Nullable
    Instant resolvedAt() {
        return resolvedAt;
    }

    @Nullable
    ProbationOutcome probationOutcome() {
        return probationOutcome;
    }

    @Nullable
    LocalDate probationOverOn() {
        return probationOverOn;
    }

    @Nullable
    String probationOrderNumber() {
        return probationOrderNumber;
    }
}
