package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.publication.Objections.Answer;
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

/** An objection (异议) to one outcome, raised while the cycle was public. */
@Entity
@Table(name = "objections")
@SuppressWarnings("NullAway.Init")
class Objection {

    @Id
    private UUID id;

    private long version;
    private UUID cycleId;
    private String subject;
    private String grounds;
    private String raisedBy;
    private LocalDate raisedOn;

    @Enumerated(EnumType.STRING)
    private @Nullable Answer outcome;

    private @Nullable String answer;
    private @Nullable BigDecimal score;

    @Enumerated(EnumType.STRING)
    private @Nullable Grade grade;

    private @Nullable String answeredBy;
    private @Nullable LocalDate answeredOn;

    protected Objection() {}

    Objection(UUID id, UUID cycleId, String subject, String grounds, String raisedBy, LocalDate raisedOn) {
        this.id = id;
        this.version = 1;
        this.cycleId = cycleId;
        this.subject = subject;
        this.grounds = grounds;
        this.raisedBy = raisedBy;
        this.raisedOn = raisedOn;
    }

    /**
     * What is answered.
     *
     * @param score what the score is to be; set exactly when upheld
     * @param grade what the grade is to be; set when upheld about a person
     */
    record Ruling(
            Answer outcome,
            String answer,
            @Nullable BigDecimal score,
            @Nullable Grade grade) {}

    /** 409 when it was answered before. */
    void requireOpen(Ruling ruling) {
        step(ruling).require(status());
    }

    /** A score is named exactly when the objection is upheld, else 422. */
    void answer(Ruling ruling, String by, LocalDate on) {
        if ((ruling.outcome() == Answer.UPHELD) != (ruling.score() != null)) {
            throw ProblemException.of(AssessmentProblem.SCORE_REQUIRED);
        }
        step(ruling).take(status());
        outcome = ruling.outcome();
        answer = ruling.answer();
        score = ruling.score();
        grade = ruling.grade();
        answeredBy = by;
        answeredOn = on;
        version++;
    }

    private static Step<ObjectionStatus> step(Ruling ruling) {
        return ruling.outcome() == Answer.UPHELD ? ObjectionStatus.UPHOLD : ObjectionStatus.REJECT;
    }

    ObjectionStatus status() {
        return outcome == null ? ObjectionStatus.RAISED : ObjectionStatus.valueOf(outcome.name());
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

    String grounds() {
        return grounds;
    }

    String raisedBy() {
        return raisedBy;
    }

    LocalDate raisedOn() {
        return raisedOn;
    }

    @Nullable
    Answer outcome() {
        return outcome;
    }

    @Nullable
    String answer() {
        return answer;
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
    String answeredBy() {
        return answeredBy;
    }

    @Nullable
    LocalDate answeredOn() {
        return answeredOn;
    }
}
