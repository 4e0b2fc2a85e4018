package org.shequ.assessment.cycle;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.scheme.Scheme;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * One assessment (考核周期) of one kind of subject in one jurisdiction and year. It guards its own steps and counts its version
 * up with each decision; subjects, sheets, outcomes and results are written in sets beside it.
 */
@Entity
@Table(name = "cycles")
@SuppressWarnings("NullAway.Init")
public class Cycle {

    @Id
    private UUID id;

    private long version;
    private UUID schemeId;
    private String title;
    private String jurisdiction;

    @Enumerated(EnumType.STRING)
    private SubjectKind subjectKind;

    private int year;

    @Enumerated(EnumType.STRING)
    private CycleStatus status;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> commendedPools;

    private String draftedBy;
    private Instant draftedAt;
    private @Nullable LocalDate listedOn;

    @Embedded
    private ScoringDeadline deadline;

    private @Nullable String calibratedBy;

    @Embedded
    private @Nullable Publicity publicity;

    private @Nullable String finalBy;
    private @Nullable LocalDate finalOn;

    @Embedded
    private @Nullable Cancellation cancellation;

    private @Nullable UUID jobId;

    protected Cycle() {}

    /**
     * A draft: nobody is listed yet.
     *
     * @param commendedPools codes of pools that the higher cap of excellent grades holds for
     */
    Cycle(
            UUID id,
            Scheme scheme,
            String title,
            String jurisdiction,
            LocalDate scoringUntil,
            List<String> commendedPools,
            String draftedBy,
            Instant draftedAt) {
        this.id = id;
        this.version = 1;
        this.schemeId = scheme.id();
        this.title = title;
        this.jurisdiction = jurisdiction;
        this.subjectKind = scheme.subjectKind();
        this.year = scheme.year();
        this.status = CycleStatus.DRAFT;
        this.commendedPools = List.copyOf(commendedPools);
        this.deadline = new ScoringDeadline(scoringUntil);
        this.draftedBy = draftedBy;
        this.draftedAt = draftedAt;
    }

    /** 409 unless it is a draft; 422 when nobody could score any more. */
    void requireOpenable(LocalDate today) {
        CycleLifecycle.OPEN_SCORING.require(status);
        deadline.requireAhead(today);
    }

    /** The list of subjects is fixed by the records of that day. */
    void open(LocalDate on, UUID job) {
        status = CycleLifecycle.OPEN_SCORING.take(status);
        listedOn = on;
        jobId = job;
        version++;
    }

    /** Another last day of scoring. */
    void moveDeadline(LocalDate until, LocalDate today) {
        require(CycleStatus.OPEN);
        deadline = new ScoringDeadline(until).requireAhead(today);
        version++;
    }

    public void requireCalibratable() {
        CycleLifecycle.CALIBRATE.require(status);
    }

    /** Scoring is closed, or publicity taken back: nothing of a publicity before stands. */
    public void calibrate(String by, UUID job) {
        status = CycleLifecycle.CALIBRATE.take(status);
        calibratedBy = by;
        jobId = job;
        publicity = null;
        version++;
    }

    /** Scoring begins again: nothing of calibration stands. */
    public void reopen(LocalDate until, LocalDate today) {
        CycleLifecycle.REOPEN.require(status);
        deadline = new ScoringDeadline(until).requireAhead(today);
        status = CycleLifecycle.REOPEN.take(status);
        calibratedBy = null;
        version++;
    }

    public void requirePublishable() {
        CycleLifecycle.PUBLISH.require(status);
    }

    public void publish(Publicity shown) {
        status = CycleLifecycle.PUBLISH.take(status);
        publicity = shown;
        version++;
    }

    public void requireFinishable() {
        CycleLifecycle.FINISH.require(status);
    }

    public void requirePublicityOver(LocalDate today) {
        Objects.requireNonNull(publicity).requireOver(today);
    }

    public void finish(String by, LocalDate on, UUID job) {
        status = CycleLifecycle.FINISH.take(status);
        finalBy = by;
        finalOn = on;
        jobId = job;
        version++;
    }

    /** Given up before it is final; what was entered stays readable. */
    void cancel(String by, LocalDate on, String reason) {
        status = CycleLifecycle.CANCEL.take(status);
        cancellation = new Cancellation(by, on, reason);
        version++;
    }

    /** Counts a decision inside a state: whoever decides next must have seen it. */
    public void touch() {
        version++;
    }

    /** Refuses what belongs to another state of the cycle. */
    public void require(CycleStatus wanted) {
        if (status != wanted) {
            throw CycleLifecycle.refusal(status, wanted);
        }
    }

    /** 409 unless points and vetoes may be recorded: while it is scored or calibrated. */
    public void requireUndecided() {
        if (status != CycleStatus.OPEN) {
            require(CycleStatus.CALIBRATION);
        }
    }

    /** 409 unless sheets are taken, 422 when the last day for them has passed. */
    public void requireScoring(LocalDate today) {
        require(CycleStatus.OPEN);
        deadline.requireLasting(today);
    }

    /** Whether the last day of scoring has passed. */
    public boolean isScoringOver(LocalDate today) {
        return deadline.isOver(today);
    }

    /** 409 unless objections are taken, 422 when the last day for them has passed. */
    public void requireInPublicity(LocalDate today) {
        require(CycleStatus.PUBLICITY);
        Objects.requireNonNull(publicity).requireLasting(today);
    }

    /** Whether the present state is the work of this job, which runs again after a crash. */
    public boolean isWorkOf(UUID job) {
        return job.equals(jobId);
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public UUID schemeId() {
        return schemeId;
    }

    String title() {
        return title;
    }

    public String jurisdiction() {
        return jurisdiction;
    }

    public SubjectKind subjectKind() {
        return subjectKind;
    }

    public int year() {
        return year;
    }

    public CycleStatus status() {
        return status;
    }

    /** Codes of pools that the higher cap of excellent grades holds for. */
    public List<String> commendedPools() {
        return commendedPools;
    }

    String draftedBy() {
        return draftedBy;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    /** The day whose records fixed the list of subjects. */
    @Nullable
    LocalDate listedOn() {
        return listedOn;
    }

    /** The last day on which sheets are taken. */
    LocalDate scoringUntil() {
        return deadline.until();
    }

    public @Nullable String calibratedBy() {
        return calibratedBy;
    }

    @Nullable
    Publicity publicity() {
        return publicity;
    }

    public @Nullable String finalBy() {
        return finalBy;
    }

    @Nullable
    LocalDate finalOn() {
        return finalOn;
    }

    @Nullable
    Cancellation cancellation() {
        return cancellation;
    }
}
