package org.shequ.assessment.scheme;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.problem.ProblemException;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A scheme (考核方案) for one kind of subject, jurisdiction and year. It guards its own steps and counts its version up with
 * each; once approved it never changes.
 */
@Entity
@Table(name = "schemes")
@SuppressWarnings("NullAway.Init")
public class Scheme {

    @Id
    private UUID id;

    private long version;
    private String title;

    @Enumerated(EnumType.STRING)
    private SubjectKind subjectKind;

    private String jurisdiction;
    private int year;
    private int edition;
    private @Nullable UUID derivedFrom;

    @Enumerated(EnumType.STRING)
    private SchemeStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private SchemeContent content;

    private String draftedBy;
    private Instant draftedAt;
    private @Nullable String approvedBy;
    private @Nullable Instant approvedAt;
    private @Nullable String documentNumber;

    protected Scheme() {}

    /**
     * A draft.
     *
     * @param edition counts the schemes of the same jurisdiction, kind and year
     * @param derivedFrom the scheme that it was derived from
     */
    Scheme(
            UUID id,
            String title,
            SubjectKind subjectKind,
            String jurisdiction,
            int year,
            int edition,
            @Nullable UUID derivedFrom,
            SchemeContent content,
            String draftedBy,
            Instant draftedAt) {
        this.id = id;
        this.version = 1;
        this.title = title;
        this.subjectKind = subjectKind;
        this.jurisdiction = jurisdiction;
        this.year = year;
        this.edition = edition;
        this.derivedFrom = derivedFrom;
        this.status = SchemeStatus.DRAFT;
        this.content = content;
        this.draftedBy = draftedBy;
        this.draftedAt = draftedAt;
    }

    /** 409 once it is approved, 422 when the new content has faults. */
    void revise(String newTitle, SchemeContent newContent) {
        status = SchemeStatus.REVISE.take(status);
        SchemeFaults.requireNone(subjectKind, newContent);
        title = newTitle;
        content = newContent;
        version++;
    }

    /** Into force, by somebody else than who drafted it. */
    void approve(String by, Instant at, String document) {
        SchemeStatus.APPROVE.require(status);
        if (by.equals(draftedBy)) {
            throw ProblemException.of(AssessmentProblem.SELF_APPROVAL);
        }
        status = SchemeStatus.APPROVE.take(status);
        approvedBy = by;
        approvedAt = at;
        documentNumber = document;
        version++;
    }

    /** 409 when it is a draft: no cycle runs by one; 422 when it is for somebody else's jurisdiction. */
    public void requireInForceOver(String wanted) {
        if (status != SchemeStatus.APPROVED) {
            throw ProblemException.of(AssessmentProblem.SCHEME_NOT_APPROVED);
        }
        if (!wanted.startsWith(jurisdiction)) {
            throw ProblemException.of(AssessmentProblem.SCHEME_OF_ANOTHER_JURISDICTION, jurisdiction, wanted);
        }
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String title() {
        return title;
    }

    public SubjectKind subjectKind() {
        return subjectKind;
    }

    String jurisdiction() {
        return jurisdiction;
    }

    public int year() {
        return year;
    }

    int edition() {
        return edition;
    }

    @Nullable
    UUID derivedFrom() {
        return derivedFrom;
    }

    SchemeStatus status() {
        return status;
    }

    public SchemeContent content() {
        return content;
    }

    String draftedBy() {
        return draftedBy;
    }

    Instant draftedAt() {
        return draftedAt;
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
    String documentNumber() {
        return documentNumber;
    }
}
