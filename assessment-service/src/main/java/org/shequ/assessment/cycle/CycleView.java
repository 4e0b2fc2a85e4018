package org.shequ.assessment.cycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.condition.Versioned;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A cycle and where it stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "AssessmentCycle")
public record CycleView(
        UUID id,
        long version,
        UUID schemeId,
        @Schema(examples = "2025年度社区考核") String title,
        @Schema(examples = "320613") String jurisdiction,
        SubjectKind subjectKind,
        @Schema(examples = "2025") int year,
        CycleStatus status,

        @Schema(description = "Pools with the higher cap / 适用较高优秀比例的范围")
        List<String> commendedPools,

        String draftedBy,

        @Schema(description = "The day whose records fixed the list / 名单固定日") @Nullable
        LocalDate listedOn,

        @Schema(description = "Last day of scoring / 评分截止日") LocalDate scoringUntil,
        @Nullable String calibratedBy,
        @Nullable String publishedBy,
        @Nullable LocalDate publicityFrom,

        @Schema(description = "Last day of publicity / 公示截止日") @Nullable
        LocalDate publicityUntil,

        @Nullable String publicityDocument,
        @Nullable String finalBy,
        @Nullable LocalDate finalOn,
        @Nullable String cancelledBy,
        @Nullable LocalDate cancelledOn,
        @Nullable String cancellationReason)
        implements Versioned {

    public static CycleView of(Cycle cycle) {
        var publicity = cycle.publicity();
        var cancellation = cycle.cancellation();
        return new CycleView(
                cycle.id(),
                cycle.version(),
                cycle.schemeId(),
                cycle.title(),
                cycle.jurisdiction(),
                cycle.subjectKind(),
                cycle.year(),
                cycle.status(),
                cycle.commendedPools(),
                cycle.draftedBy(),
                cycle.listedOn(),
                cycle.scoringUntil(),
                cycle.calibratedBy(),
                publicity == null ? null : publicity.by(),
                publicity == null ? null : publicity.from(),
                publicity == null ? null : publicity.until(),
                publicity == null ? null : publicity.documentNumber(),
                cycle.finalBy(),
                cycle.finalOn(),
                cancellation == null ? null : cancellation.by(),
                cancellation == null ? null : cancellation.on(),
                cancellation == null ? null : cancellation.reason());
    }
}
