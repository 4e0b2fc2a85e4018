package org.shequ.assessment.appeal;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.appeal.Appeals.Decision;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A review (复核) of one final result, or an appeal (申诉) against the review. */
@Entity
@Table(name = "appeals")
@SuppressWarnings("NullAway.Init")
class Appeal {

    @Id
    private UUID id;

    private long version;
    private UUID cycleId;
    private String subject;

    @Enumerated(EnumType.STRING)
    private AppealStage stage;

    private String grounds;
    private String filedBy;
    private LocalDate filedOn;
    private LocalDate decideUntil;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision outcome;

    private @Nullable String reason;
    private @Nullable String documentNumber;
    private @Nullable BigDecimal score;

    @Enumerated(EnumType.STRING)
    private @Nullable Grade grade;

    private @Nullable String decidedBy;
    private @Nullable LocalDate decidedOn;

    protected Appeal() {}

    /** @param decideUntil the last day for a decision */
    Appeal(
            UUID id,
            UUID cycleId,
            String subject,
            AppealStage stage,
            String grounds,
            String filedBy,
            LocalDate filedOn,
            LocalDate decideUntil) {
        this.id = id;
        this.version = 1;
        this.cycleId = cycleId;
        this.subject = subject;
        this.stage = stage;
        this.grounds = grounds;
        this.filedBy = filedBy;
        this.filedOn = filedOn;
        this.decideUntil = decideUntil;
    }

    /**
     * What was decided of it.
     *
     * @param score what the score is to be; set exactly where something changes
     * @param grade what the grade is to be, of persons
     */
    record Ruling(
            Decision outcome,
            String reason,
            String documentNumber,
            @Nullable BigDecimal score,
            @Nullable Grade grade) {}

    /** 409 when it was decided before. */
    void requireOpen(Ruling ruling) {
        step(ruling).require(status());
    }

    /** A score is named exactly where something changes, else 422. */
    void decide(Ruling ruling, String by, LocalDate on) {
        if ((ruling.outcome() == Decision.CHANGED) != (ruling.score() != null)) {
            throw ProblemException.of(AssessmentProblem.SCORE_REQUIRED);
        }
        step(ruling).take(status());
        outcome = ruling.outcome();
        reason = ruling.reason();
        documentNumber = ruling.documentNumber();
        score = ruling.score();
        grade = ruling.grade();
        decidedBy = by;
        decidedOn = on;
        version++;
    }

    private static Step<AppealStatus> step(Ruling ruling) {
        return ruling.outcome() == Decision.CHANGED ? AppealStatus.CHANGE : AppealStatus.MAINTAIN;
    }

    AppealStatus status() {
        return outcome == null ? AppealStatus.FILED : AppealStatus.valueOf(outcome.name());
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

    AppealStage stage() {
        return stage;
    }

    String grounds() {
        return grounds;
    }

    String filedBy() {
        return filedBy;
    }

    LocalDate filedOn() {
        return filedOn;
    }

    /** The last day for a decision. */
    LocalDate decideUntil() {
        return decideUntil;
    }

    @Nullable
    Decision outcome() {
        return outcome;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    String documentNumber() {
        return documentNumber;
    }

    @Nullable
    BigDecimal score() {
        return score;
    }

    @Nullable
    Grade grade() {
        return grade;
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
