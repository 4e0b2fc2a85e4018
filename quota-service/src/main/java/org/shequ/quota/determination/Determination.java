package org.shequ.quota.determination;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.QuotaProblem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A determination (核定) of the staffing of a jurisdiction's communities. It guards its own steps and counts its version up
 * with each; its lines and their totals are written in sets, by {@link Determinations}.
 */
@Entity
@Table(name = "determinations")
@SuppressWarnings("NullAway.Init")
class Determination {

    @Id
    private UUID id;

    private long version;
    private String jurisdiction;
    private UUID standardId;
    private LocalDate populationDate;
    private String title;
    private boolean whatIf;

    @Enumerated(EnumType.STRING)
    private DeterminationStatus status;

    private String draftedBy;
    private Instant draftedAt;
    private @Nullable String submittedBy;
    private @Nullable Instant submittedAt;
    private @Nullable String returnedReason;
    private @Nullable String approvedBy;
    private @Nullable Instant approvedAt;
    private @Nullable LocalDate approvedOn;
    private @Nullable String documentNumber;
    private @Nullable String organ;
    private @Nullable UUID supersededBy;
    private long population;
    private long sharedTotal;
    private long units;
    private long total;
    private long previousTotal;
    private long gaining;
    private long losing;
    private long occupied;
    private long unitsOver;
    private long unitsShort;
    private long overPlaces;
    private long shortPlaces;

    protected Determination() {}

    /**
     * A draft.
     *
     * @param population the residents of all its communities
     * @param sharedTotal what the ratio gives, before minimums on top and adjustments
     */
    Determination(
            UUID id,
            DeterminationRequest request,
            long population,
            long sharedTotal,
            String draftedBy,
            Instant draftedAt) {
        this.id = id;
        this.version = 1;
        this.jurisdiction = request.jurisdiction();
        this.standardId = request.standardId();
        this.populationDate = request.populationDate();
        this.title = request.title();
        this.whatIf = request.isWhatIf();
        this.status = DeterminationStatus.DRAFT;
        this.draftedBy = draftedBy;
        this.draftedAt = draftedAt;
        this.population = population;
        this.sharedTotal = sharedTotal;
    }

    void submit(String by, Instant at) {
        if (whatIf) {
            throw ProblemException.of(QuotaProblem.WHAT_IF_CHANGES_NOTHING);
        }
        status = DeterminationStatus.SUBMIT.take(status);
        submittedBy = by;
        submittedAt = at;
        returnedReason = null;
        version++;
    }

    /** Back to the drafter, who may draft another or submit it again. */
    void sendBack(String reason) {
        status = DeterminationStatus.SEND_BACK.take(status);
        returnedReason = reason;
        version++;
    }

    /** 409 unless it is in review; by nobody who drafted or submitted it. */
    void requireApprovable(String by) {
        DeterminationStatus.APPROVE.require(status);
        if (by.equals(draftedBy) || by.equals(submittedBy)) {
            throw ProblemException.of(QuotaProblem.SELF_APPROVAL);
        }
    }

    /** Into force. */
    void approve(String by, Instant at, LocalDate on, String document, String decidingOrgan) {
        requireApprovable(by);
        status = DeterminationStatus.APPROVE.take(status);
        approvedBy = by;
        approvedAt = at;
        approvedOn = on;
        documentNumber = document;
        organ = decidingOrgan;
        version++;
    }

    void supersede(UUID by) {
        status = DeterminationStatus.SUPERSEDE.take(status);
        supersededBy = by;
        version++;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    UUID standardId() {
        return standardId;
    }

    LocalDate populationDate() {
        return populationDate;
    }

    String title() {
        return title;
    }

    /** For comparison only: it never leaves DRAFT and changes nothing. */
    boolean whatIf() {
        return whatIf;
    }

    DeterminationStatus status() {
        return status;
    }

    String draftedBy() {
        return draftedBy;
    }

    Instant draftedAt() {
        return draftedAt;
    }

    @Nullable
    String submittedBy() {
        return submittedBy;
    }

    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    @Nullable
    String returnedReason() {
        return returnedReason;
    }

    @Nullable
    String approvedBy() {
        return approvedBy;
    }

    @Nullable
    Instant approvedAt() {
        return approvedAt;
    }

    @Nullable
    LocalDate approvedOn() {
        return approvedOn;
    }

    @Nullable
    String documentNumber() {
        return documentNumber;
    }

    @Nullable
    String organ() {
        return organ;
    }

    @Nullable
    UUID supersededBy() {
        return supersededBy;
    }

    long population() {
        return population;
    }

    long sharedTotal() {
        return sharedTotal;
    }

    /** How many communities. */
    long units() {
        return units;
    }

    /** Totals over the lines. */
    DeterminationView.Summary summary() {
        return new DeterminationView.Summary(
                total,
                previousTotal,
                total - previousTotal,
                units,
                unitsOver,
                unitsShort,
                gaining,
                losing,
                occupied,
                overPlaces,
                shortPlaces);
    }
}
