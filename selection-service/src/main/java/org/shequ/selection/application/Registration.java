package org.shequ.selection.application;

import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.problem.Words;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One person's entry in one round. The evidence never changes; what changes is where the candidate stands. */
@Entity
@Table(name = "registrations")
@SuppressWarnings("NullAway.Init")
public class Registration {

    /** What the officer's review decided. */
    public enum Decision {
        ADMIT,
        REFUSE
    }

    @Id
    private UUID id;

    private long version;
    private UUID roundId;
    private UUID positionId;
    private UUID personId;
    private String name;
    private String unitCode;

    @Enumerated(EnumType.STRING)
    private RegistrationStatus status;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Column(columnDefinition = "jsonb", updatable = false)
    @ColumnTransformer(write = "?::jsonb")
    private String evidence;

    private int certificateLevel;
    private String registeredBy;
    private Instant registeredAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision reviewDecision;

    private @Nullable String reviewReason;
    private @Nullable String reviewOrder;
    private @Nullable String reviewedBy;
    private @Nullable Instant reviewedAt;
    private BigDecimal bonus = new BigDecimal("0.00");
    private @Nullable String bonusDocument;

    @Enumerated(EnumType.STRING)
    private @Nullable Stage endedStage;

    private @Nullable String endedReason;
    private @Nullable Instant endedAt;
    private boolean held;

    protected Registration() {}

    Registration(
            UUID id,
            UUID roundId,
            UUID positionId,
            UUID personId,
            String name,
            String unitCode,
            Verdict verdict,
            String evidence,
            int certificateLevel,
            String registeredBy,
            Instant registeredAt) {
        this.id = id;
        this.version = 1;
        this.roundId = roundId;
        this.positionId = positionId;
        this.personId = personId;
        this.name = name;
        this.unitCode = unitCode;
        this.status = RegistrationStatus.REGISTERED;
        this.verdict = verdict;
        this.evidence = evidence;
        this.certificateLevel = certificateLevel;
        this.registeredBy = registeredBy;
        this.registeredAt = registeredAt;
    }

    /** Admits or refuses. Who is not found eligible needs an order to be admitted. */
    void review(Decision decision, String reason, @Nullable String order, String reviewer, Instant now) {
        var step = decision == Decision.ADMIT ? RegistrationStatus.ADMIT : RegistrationStatus.REFUSE;
        if (!step.leadsFrom(status)) {
            step.refused(List.of(status));
            throw ProblemException.of(SelectionProblem.ALREADY_REVIEWED, RegistrationStatus.LIFECYCLE.words(status));
        }
        if (decision == Decision.ADMIT && verdict != Verdict.ELIGIBLE && order == null) {
            throw ProblemException.of(SelectionProblem.NOT_ADMISSIBLE, words(verdict));
        }
        take(step);
        this.reviewDecision = decision;
        this.reviewReason = reason;
        this.reviewOrder = order;
        this.reviewedBy = reviewer;
        this.reviewedAt = now;
        if (decision == Decision.REFUSE) {
            end(Stage.REVIEW, reason, now);
        }
    }

    private static Words words(Verdict verdict) {
        return Words.of(
                verdict,
                switch (verdict) {
                    case ELIGIBLE -> "符合条件";
                    case NOT_ELIGIBLE -> "不符合条件";
                    case UNKNOWN -> "情况不明";
                });
    }

    void grantBonus(BigDecimal points, String document) {
        this.bonus = points;
        this.bonusDocument = document;
    }

    void withdraw(Stage stage, String reason, Instant now) {
        if (!RegistrationStatus.WITHDRAW.leadsFrom(status)) {
            RegistrationStatus.WITHDRAW.refused(List.of(status));
            throw ProblemException.of(SelectionProblem.NOT_WITHDRAWABLE, RegistrationStatus.LIFECYCLE.words(status));
        }
        take(RegistrationStatus.WITHDRAW);
        end(stage, reason, now);
    }

    /** Out of the round, at a stage and for a reason that the explanation repeats. */
    public void eliminate(Stage stage, String reason, Instant now) {
        take(RegistrationStatus.ELIMINATE);
        end(stage, reason, now);
    }

    public void appoint() {
        take(RegistrationStatus.APPOINT);
    }

    /** An objection stops the candidate, and nobody else, until it is answered. */
    public void hold(boolean objected) {
        this.held = objected;
        version++;
    }

    private void end(Stage stage, String reason, Instant now) {
        this.endedStage = stage;
        this.endedReason = reason;
        this.endedAt = now;
    }

    private void take(Step<RegistrationStatus> step) {
        this.status = step.take(status);
        version++;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID roundId() {
        return roundId;
    }

    public UUID positionId() {
        return positionId;
    }

    public UUID personId() {
        return personId;
    }

    /** In full; masked wherever it is shown. */
    public String name() {
        return name;
    }

    public String unitCode() {
        return unitCode;
    }

    public RegistrationStatus status() {
        return status;
    }

    public Verdict verdict() {
        return verdict;
    }

    String evidence() {
        return evidence;
    }

    public int certificateLevel() {
        return certificateLevel;
    }

    public String registeredBy() {
        return registeredBy;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public @Nullable Decision reviewDecision() {
        return reviewDecision;
    }

    public @Nullable String reviewReason() {
        return reviewReason;
    }

    public @Nullable String reviewOrder() {
        return reviewOrder;
    }

    public @Nullable String reviewedBy() {
        return reviewedBy;
    }

    public @Nullable Instant reviewedAt() {
        return reviewedAt;
    }

    public BigDecimal bonus() {
        return bonus;
    }

    public @Nullable String bonusDocument() {
        return bonusDocument;
    }

    public @Nullable Stage endedStage() {
        return endedStage;
    }

    public @Nullable String endedReason() {
        return endedReason;
    }

    public @Nullable Instant endedAt() {
        return endedAt;
    }

    public boolean held() {
        return held;
    }
}
