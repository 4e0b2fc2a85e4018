package org.shequ.assessment.result;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A person's final result of one year. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PersonResult")
public record PersonResultView(
        UUID personId,

        @Schema(description = "The record that it was decided for, where that was merged into this one / 合并前所属档案")
        @Nullable
        UUID recordId,

        @Schema(description = "Unit served in at the end of the year / 年末所在单位", examples = "320613002004") @Nullable
        String unitCode,

        @Schema(examples = "2025") int year,
        @Nullable Grade grade,
        @Schema(examples = "93.40") @Nullable BigDecimal score,
        @Schema(examples = "1") int version,
        @Schema(examples = "IMPORT") String origin,
        ResultReason reason,
        LocalDate finalOn,
        Instant recordedAt) {

    static PersonResultView of(UUID person, FinalResult result) {
        UUID record = UUID.fromString(result.subject());
        return new PersonResultView(
                person,
                record.equals(person) ? null : record,
                result.unitCode(),
                result.year(),
                result.grade(),
                result.score(),
                result.version(),
                result.origin(),
                result.reason(),
                result.finalOn(),
                result.recordedAt());
    }
}
