package org.shequ.assessment.scheme;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.result.SubjectKind;

import java.time.Instant;
import java.util.UUID;

/**
 * A scheme for one kind of subject, jurisdiction and year.
 *
 * @param edition counts the schemes of the same jurisdiction, kind and year
 */
public record Scheme(
        UUID id,
        long version,
        String title,
        SubjectKind subjectKind,
        String jurisdiction,
        int year,
        int edition,
        @Nullable UUID derivedFrom,
        SchemeStatus status,
        SchemeContent content,
        String draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable String documentNumber) {}
