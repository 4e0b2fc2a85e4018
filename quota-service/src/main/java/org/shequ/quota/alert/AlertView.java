package org.shequ.quota.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.contracts.vocabulary.AlertStatus;
import org.shequ.kit.condition.Versioned;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Something that somebody should look at, or has. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Alert",
        requiredProperties = {"id", "kind", "status", "unitCode", "raisedAt", "version"})
public record AlertView(
        UUID id,
        AlertKind kind,
        AlertStatus status,

        @Schema(description = "The community, or the jurisdiction / 社区或辖区", examples = "320613004004")
        String unitCode,

        @Schema(examples = "文峰社区居委会") @Nullable String unitName,
        @Nullable UUID accountId,
        @Nullable UUID determinationId,
        @Schema(examples = "10") @Nullable Integer approved,
        @Schema(examples = "12") @Nullable Integer occupied,

        @Schema(
                description =
                        "Places in the hands of rounds: who is short of how many is approved - occupied - reserved /"
                                + " 已预留名额；缺员数＝核定－占用－预留",
                examples = "1")
        @Nullable
        Integer reserved,

        @Schema(description = "Places over, short, or entries behind / 超员、缺员或落后进度数", examples = "2") @Nullable
        Integer places,

        @Schema(description = "When the review was due / 应复核日期") @Nullable
        LocalDate dueOn,

        Instant raisedAt,

        @Schema(description = "Who has seen it / 确认人", examples = "clerk-1") @Nullable
        String acknowledgedBy,

        @Nullable Instant acknowledgedAt,

        @Schema(description = "What will be done / 处理意见", examples = "下半年招录补足") @Nullable
        String note,

        @Nullable Instant clearedAt,
        @Schema(examples = "1") long version)
        implements Versioned {

    static AlertView of(Alert alert) {
        var finding = alert.finding();
        return new AlertView(
                alert.id(),
                finding.kind(),
                alert.status(),
                finding.unitCode(),
                alert.unitName(),
                finding.accountId(),
                finding.determinationId(),
                finding.approved(),
                finding.occupied(),
                finding.reserved(),
                finding.places(),
                finding.dueOn(),
                alert.raisedAt(),
                alert.acknowledgedBy(),
                alert.acknowledgedAt(),
                alert.note(),
                alert.clearedAt(),
                alert.version());
    }
}
