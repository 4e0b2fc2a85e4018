package org.shequ.quota.incentiveplan;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.quota.QuotaProblem;
import org.shequ.quota.apportionment.PlanShare;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A plan by which secretaries enter the establishment, e.g. "530": in 5 years, 30 %. It guards its own steps and counts its
 * version up with each; what is used of it stands in its account ({@link PlanUse}).
 */
@Entity
@Table(name = "incentive_plans")
@SuppressWarnings("NullAway.Init")
class IncentivePlan {

    @Id
    private UUID id;

    private long version;
    private String name;
    private String jurisdiction;
    private int fromYear;
    private int toYear;
    private BigDecimal sharePercent;
    private String documentNumber;

    @Enumerated(EnumType.STRING)
    private PlanStatus status;

    private String createdBy;
    private Instant createdAt;
    private @Nullable String approvedBy;
    private @Nullable LocalDate approvedOn;
    private @Nullable String approvalDocument;
    private @Nullable LocalDate closedOn;
    private @Nullable String closingDocument;
    private @Nullable Integer extendedToYear;
    private @Nullable String extensionDocument;
    private @Nullable Integer base;
    private @Nullable Integer ceiling;
    private @Nullable UUID accountId;

    protected IncentivePlan() {}

    IncentivePlan(UUID id, IncentivePlanRequest request, String createdBy, Instant createdAt) {
        this.id = id;
        this.version = 1;
        this.name = request.name();
        this.jurisdiction = request.jurisdiction();
        this.fromYear = request.fromYear();
        this.toYear = request.toYear();
        this.sharePercent = request.sharePercent();
        this.documentNumber = request.documentNumber();
        this.status = PlanStatus.CREATED;
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    /**
     * In force, by somebody else than who created it.
     *
     * @param secretaries in post on the day of approval
     * @return the ceiling, floor(share × secretaries)
     */
    int approve(String by, LocalDate on, String document, int secretaries) {
        PlanStatus.APPROVE.require(status);
        if (by.equals(createdBy)) {
            throw ProblemException.of(QuotaProblem.SELF_APPROVAL);
        }
        if (secretaries == 0) {
            throw ProblemException.of(QuotaProblem.NO_SECRETARIES, jurisdiction);
        }
        status = PlanStatus.APPROVE.take(status);
        approvedBy = by;
        approvedOn = on;
        approvalDocument = document;
        base = secretaries;
        var places = PlanShare.ceiling(sharePercent, secretaries);
        ceiling = places;
        version++;
        return places;
    }

    /** Its places are counted in this account. */
    void opened(UUID account) {
        accountId = account;
    }

    /** By an order (文件) only: what is left when the last year ends is not given away later by itself. */
    void extend(int year, String document) {
        status = PlanStatus.EXTEND.take(status);
        if (year <= lastYear()) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation(
                            "/toYear",
                            "YEAR_ORDER",
                            "must lie after " + lastYear() + ", the last year in which it gives places",
                            "须晚于现有期限末年" + lastYear() + "年");
        }
        extendedToYear = year;
        extensionDocument = document;
        version++;
    }

    /** The last year in which places are given. */
    private int lastYear() {
        return extendedToYear == null ? toYear : extendedToYear;
    }

    void close(LocalDate on, String document) {
        status = PlanStatus.CLOSE.take(status);
        closedOn = on;
        closingDocument = document;
        version++;
    }

    UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String name() {
        return name;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    int fromYear() {
        return fromYear;
    }

    int toYear() {
        return toYear;
    }

    BigDecimal sharePercent() {
        return sharePercent;
    }

    String documentNumber() {
        return documentNumber;
    }

    PlanStatus status() {
        return status;
    }

    String createdBy() {
        return createdBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable
    String approvedBy() {
        return approvedBy;
    }

    @Nullable
    LocalDate approvedOn() {
        return approvedOn;
    }

    @Nullable
    String approvalDocument() {
        return approvalDocument;
    }

    @Nullable
    LocalDate closedOn() {
        return closedOn;
    }

    @Nullable
    String closingDocument() {
        return closingDocument;
    }

    /** The last year in which it gives places, where an order extends it beyond its own. */
    @Nullable
    Integer extendedToYear() {
        return extendedToYear;
    }

    @Nullable
    String extensionDocument() {
        return extensionDocument;
    }

    /** Secretaries in post on the day of approval. */
    @Nullable
    Integer base() {
        return base;
    }

    /** floor(share × base). */
    @Nullable
    Integer ceiling() {
        return ceiling;
    }

    @Nullable
    UUID accountId() {
        return accountId;
    }
}
