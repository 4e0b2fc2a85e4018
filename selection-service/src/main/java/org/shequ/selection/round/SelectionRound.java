package org.shequ.selection.round;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.lifecycle.Step;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.SelectionProblem;
import org.shequ.selection.policy.RoundPolicy;
import org.shequ.selection.vocabulary.Stage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A competition for places. It guards its own steps and counts its version up with each; whoever changes it holds its row
 * lock.
 */
@Entity
@Table(name = "rounds")
@SuppressWarnings("NullAway.Init")
public class SelectionRound {

    @Id
    private UUID id;

    private long version;

    @Enumerated(EnumType.STRING)
    private RoundKind kind;

    private String title;
    private String jurisdiction;

    @Enumerated(EnumType.STRING)
    private RoundStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable Stage stage;

    private String stages;
    private Instant registrationFrom;
    private Instant registrationTo;
    private LocalDate cutOff;

    @Embedded
    private RoundTerms terms;

    @Embedded
    @AttributeOverride(name = "reason", column = @Column(name = "opening_ratio_reason"))
    @AttributeOverride(name = "documentNumber", column = @Column(name = "opening_ratio_document"))
    private @Nullable RatioDecision openingRatioDecision;

    @Embedded
    @AttributeOverride(name = "reason", column = @Column(name = "interview_ratio_reason"))
    @AttributeOverride(name = "documentNumber", column = @Column(name = "interview_ratio_document"))
    private @Nullable RatioDecision interviewRatioDecision;

    private @Nullable Instant rankedAt;
    private String draftedBy;
    private Instant draftedAt;
    private @Nullable Instant announcedAt;
    private @Nullable Instant endedAt;
    private @Nullable String endReason;

    protected SelectionRound() {}

    SelectionRound(
            UUID id,
            RoundPolicy policy,
            RoundTerms terms,
            String title,
            String jurisdiction,
            Instant registrationFrom,
            Instant registrationTo,
            LocalDate cutOff,
            String draftedBy,
            Instant draftedAt) {
        this.id = id;
        this.version = 1;
        this.kind = policy.kind();
        this.title = title;
        this.jurisdiction = jurisdiction;
        this.status = RoundStatus.DRAFT;
        this.stages = policy.stages().stream().map(Stage::name).collect(Collectors.joining(","));
        this.registrationFrom = registrationFrom;
        this.registrationTo = registrationTo;
        this.cutOff = cutOff;
        this.terms = terms;
        this.draftedBy = draftedBy;
        this.draftedAt = draftedAt;
    }

    void requestPlaces() {
        take(RoundStatus.REQUEST_PLACES);
    }

    /** All requests of the positions have been answered, for good or ill. */
    void placesAnswered(boolean allReserved) {
        take(allReserved ? RoundStatus.PLACES_GIVEN : RoundStatus.PLACES_LOST);
    }

    void announce(Instant now) {
        take(RoundStatus.ANNOUNCE);
        this.announcedAt = now;
        this.stage = Stage.REGISTRATION;
    }

    /** Leaves {@code finished} for the stage that follows it in this round's list. */
    public void complete(Stage finished) {
        requireStage(finished);
        stage = next(finished);
        touch();
    }

    /** The stage that follows in this round's list. */
    private Stage next(Stage finished) {
        var list = stages();
        return list.get(list.indexOf(finished) + 1);
    }

    /** @param appointed whether anybody has been appointed already */
    public void cancel(String reason, boolean appointed, Instant now) {
        if (appointed) {
            throw RoundStatus.LIFECYCLE.refusal(status, RoundStatus.CANCELLED, List.of(RoundStatus.CLOSE.command()));
        }
        take(RoundStatus.CANCEL);
        this.endReason = reason;
        this.endedAt = now;
    }

    /** 409 unless its appointments are being decided: before, it can only be cancelled, and after, nothing is left. */
    public void requireClosable() {
        if (!RoundStatus.CLOSE.leadsFrom(status)) {
            RoundStatus.CLOSE.refused(List.of(status));
        }
        require(RoundOperation.CLOSE);
    }

    public void close(String reason, Instant now) {
        requireClosable();
        take(RoundStatus.CLOSE);
        this.endReason = reason;
        this.endedAt = now;
    }

    public void acceptOpeningRatio(RatioDecision decision) {
        this.openingRatioDecision = decision;
    }

    public void acceptInterviewRatio(RatioDecision decision) {
        this.interviewRatioDecision = decision;
    }

    public void ranked(Instant now) {
        this.rankedAt = now;
        touch();
    }

    private void take(Step<RoundStatus> step) {
        this.status = step.take(status, step().possible());
        touch();
    }

    /** Counts a change that shows in another table, such as an outcome. */
    public void touch() {
        version++;
    }

    /** 409 unless the round is running and stands at this stage. */
    public void requireStage(Stage wanted) {
        if (!stages().contains(wanted)) {
            throw ProblemException.of(SelectionProblem.STAGE_NOT_IN_ROUND, RoundStep.words(List.of(wanted)));
        }
        if (status != RoundStatus.RUNNING || stage != wanted) {
            throw step().wrongStage(List.of(wanted));
        }
    }

    /** 409 unless the round is running and stands at a stage at which this may be done. */
    public void require(RoundOperation operation) {
        var own = stages().stream().filter(operation.stages()::contains).toList();
        if (own.isEmpty()) {
            throw ProblemException.of(SelectionProblem.STAGE_NOT_IN_ROUND, RoundStep.words(operation.stages()));
        }
        if (status != RoundStatus.RUNNING || stage == null || !own.contains(stage)) {
            throw step().wrongStage(own);
        }
    }

    /** Whether the round is running and has come to this stage or past it. */
    public boolean hasReached(Stage wanted) {
        return status == RoundStatus.RUNNING && stage != null && stages().indexOf(stage) >= stages().indexOf(wanted);
    }

    public List<Stage> stages() {
        return Arrays.stream(stages.split(",", -1)).map(Stage::valueOf).toList();
    }

    public boolean has(Stage wanted) {
        return stages().contains(wanted);
    }

    public RoundStep step() {
        return new RoundStep(status, stage);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public RoundKind kind() {
        return kind;
    }

    public String title() {
        return title;
    }

    public String jurisdiction() {
        return jurisdiction;
    }

    public RoundStatus status() {
        return status;
    }

    public @Nullable Stage stage() {
        return stage;
    }

    public RoundTerms terms() {
        return terms;
    }

    public Instant registrationFrom() {
        return registrationFrom;
    }

    public Instant registrationTo() {
        return registrationTo;
    }

    public LocalDate cutOff() {
        return cutOff;
    }

    public @Nullable RatioDecision openingRatioDecision() {
        return openingRatioDecision;
    }

    public @Nullable RatioDecision interviewRatioDecision() {
        return interviewRatioDecision;
    }

    public @Nullable Instant rankedAt() {
        return rankedAt;
    }

    public String draftedBy() {
        return draftedBy;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    @Nullable
    Instant announcedAt() {
        return announcedAt;
    }

    @Nullable
    Instant endedAt() {
        return endedAt;
    }

    @Nullable
    String endReason() {
        return endReason;
    }
}
