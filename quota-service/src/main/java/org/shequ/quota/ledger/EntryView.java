package org.shequ.quota.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Row;
import org.shequ.quota.vacancy.ExcessRule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** One entry of the ledger; its figures are changes. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LedgerEntry",
        requiredProperties = {
            "number",
            "kind",
            "approved",
            "occupied",
            "reserved",
            "frozen",
            "overQuotaOrder",
            "inheritedExcess",
            "cause",
            "businessDate",
            "recordedAt",
            "recordedBy"
        })
public record EntryView(
        @Schema(description = "1..n within the account / 账户内序号，从 1 起连续", examples = "7")
        long number,

        EntryKind kind,

        @Schema(description = "Change of the approved places / 核定数变动", examples = "0")
        int approved,

        @Schema(description = "Change of the occupied places / 在岗占用变动", examples = "1")
        int occupied,

        @Schema(description = "Change of the reserved places / 预留变动", examples = "-1")
        int reserved,

        @Schema(description = "Change of the frozen places / 冻结变动", examples = "0")
        int frozen,

        @Schema(description = "Change of the over-quota order / 超员文件额度变动", examples = "0")
        int overQuotaOrder,

        @Schema(description = "Change of the inherited excess / 历史超员变动", examples = "0")
        int inheritedExcess,

        @Schema(
                description = "DETERMINATION, PLAN, PLACE_REQUEST, PLACE, HEADCOUNT, ORDER, UNIT_MERGED or UNIT_SPLIT"
                        + " / 事由类别",
                examples = "PLACE")
        String cause,

        @Schema(description = "Which of them / 事由标识") @Nullable
        String causeId,

        @Schema(examples = "崇政发〔2025〕18号") @Nullable String documentNumber,
        @Nullable UUID personId,
        @Nullable UUID placeId,
        @Nullable String note,

        @Schema(description = "The day that it counts from / 业务日期")
        LocalDate businessDate,

        Instant recordedAt,
        String recordedBy) {

    static EntryView read(Row row, ExcessRule excess) {
        var by = row.getInt("occupied")
                + row.getInt("reserved")
                - row.getInt("approved")
                - row.getInt("over_quota_order");
        return new EntryView(
                row.getLong("number"),
                row.getEnum("kind", EntryKind.class),
                row.getInt("approved"),
                row.getInt("occupied"),
                row.getInt("reserved"),
                row.getInt("frozen"),
                row.getInt("over_quota_order"),
                excess.change(row.getInt("above"), by),
                row.getText("cause"),
                row.findText("cause_id"),
                row.findText("document_number"),
                row.findId("person_id"),
                row.findId("place_id"),
                row.findText("note"),
                row.getDate("business_date"),
                row.getInstant("recorded_at"),
                row.getText("recorded_by"));
    }
}
