package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.publication.Corrections.Decision;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.lifecycle.Step;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A correction (更正) of one final result, asked for by one office and decided by other hands. */
@Entity
@Table(name = "corrections")
@SuppressWarnings("NullAway.Init")
class Correction {

    @Id
    private UUID id;

    private long version;
    private UUID cycleId;
    private String subject;
    private BigDecimal score;

    @Enumerated(EnumType.STRING)
    private @Nullable Grade grade;

    private String reason;
    private String requestedBy;
    private LocalDate requestedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision outcome;

    private @Nullable String opinion;
    private @Nullable String documentNumber;
    private @Nullable String decidedBy;
    private @Nullable LocalDate decidedOn;

    protected Correction() {}

    /**
     * @param score what the score is to be
     * @param grade what the grade is to be; set for people
     */
    Correction(
            UUID id,
            UUID cycleId,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String requestedBy,
            LocalDate requestedOn) {
        this.id = id;
        this.version = 1;
        this.cycleId = cycleId;
        this.subject = subject;
        this.score = score;
        this.grade = grade;
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.requestedOn = requestedOn;
    }

    /** 409 when it was decided before. */
    void requireOpen(Decision decision) {
        step(decision).require(status());
    }

    void decide(Decision decision, String decidersOpinion, String document, String by, LocalDate on) {
        step(decision).take(status());
        outcome = decision;
        opinion = decidersOpinion;
        documentNumber = document;
        decidedBy = by;
        decidedOn = on;
        version++;
    }

    private static Step<CorrectionStatus> step(Decision decision) {
        return decision == Decision.APPROVED ? CorrectionStatus.APPROVE : CorrectionStatus.REJECT;
    }

    CorrectionStatus status() {
        return outcome == null ? CorrectionStatus.REQUESTED : CorrectionStatus.valueOf(outcome.name());
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID cycleId() {
        return cycleId;
    }

    String subject() {
        return subject;
    }

    /** What the score is to be. */
    BigDecimal score() {
        return score;
    }

    /** What the grade is to be; set for people. */
    @Nullable
    Grade grade() {
        return grade;
    }

    String reason() {
        return reason;
    }

    String requestedBy() {
        return requestedBy;
    }

    LocalDate requestedOn() {
        return requestedOn;
    }

    @Nullable
    Decision outcome() {
        return outcome;
    }

    /** Of whoever decided. */
    @Nullable
    String opinion() {
        return opinion;
    }

    @Nullable
    String documentNumber() {
        return documentNumber;
    }

    @Nullable
    String decidedBy() {
        return decidedBy;
    }

    @Nullable
    LocalDate decidedOn() {
        return decidedOn;
    }
}
