package org.shequ.assessment.scheme;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.condition.Versioned;

import java.time.Instant;
import java.util.UUID;

/** A scheme with everything that it lays down. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AssessmentScheme")
public record SchemeView(
        UUID id,
        long version,
        @Schema(examples = "2025年度社区考核方案") String title,
        SubjectKind subjectKind,
        @Schema(examples = "320613") String jurisdiction,
        @Schema(examples = "2025") int year,

        @Schema(description = "Counts schemes of one year / 同年度方案序号")
        int edition,

        @Nullable UUID derivedFrom,
        SchemeStatus status,
        SchemeContent content,
        String draftedBy,
        Instant draftedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Schema(examples = "崇委办〔2025〕12号") @Nullable String documentNumber)
        implements Versioned {

    static SchemeView of(Scheme scheme) {
        return new SchemeView(
                scheme.id(),
                scheme.version(),
                scheme.title(),
                scheme.subjectKind(),
                scheme.jurisdiction(),
                scheme.year(),
                scheme.edition(),
                scheme.derivedFrom(),
                scheme.status(),
                scheme.content(),
                scheme.draftedBy(),
                scheme.draftedAt(),
                scheme.approvedBy(),
                scheme.approvedAt(),
                scheme.documentNumber());
    }
}
