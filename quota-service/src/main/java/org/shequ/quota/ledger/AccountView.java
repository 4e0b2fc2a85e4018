package org.shequ.quota.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.condition.Versioned;

import java.time.LocalDate;
import java.util.UUID;

/** A quota account as it stands, or stood at the end of a day. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Account",
        requiredProperties = {
            "id",
            "kind",
            "unitCode",
            "approved",
            "occupied",
            "reserved",
            "frozen",
            "overQuotaOrder",
            "inheritedExcess",
            "ceiling",
            "vacancy",
            "available",
            "open",
            "version"
        })
public record AccountView(
        UUID id,
        AccountKind kind,

        @Schema(description = "The community, or the plan's jurisdiction / 社区或计划所属辖区", examples = "320613004004")
        String unitCode,

        @Schema(examples = "文峰社区居委会") @Nullable String unitName,
        @Nullable UUID planId,

        @Schema(description = "What the determination or plan says / 核定数", examples = "12")
        int approved,

        @Schema(examples = "10") int occupied,
        @Schema(examples = "1") int reserved,
        @Schema(examples = "0") int frozen,

        @Schema(description = "Places that an over-quota order allows / 超员文件额度", examples = "0")
        int overQuotaOrder,

        @Schema(description = "Taken beyond both; shrinks with every departure / 历史超员，随减员递减", examples = "0")
        int inheritedExcess,

        @Schema(description = "approved + overQuotaOrder + inheritedExcess / 上限", examples = "12")
        int ceiling,

        @Schema(
                description = "approved - occupied - reserved - frozen; negative when over quota / 空缺，超员时为负",
                examples = "1")
        int vacancy,

        @Schema(description = "What may be reserved now / 现可预留数", examples = "1")
        int available,

        @Schema(description = "Whether places may be reserved / 是否可预留")
        boolean open,

        @Nullable UUID determinationId,
        @Schema(examples = "崇政发〔2026〕8号") @Nullable String documentNumber,

        @Schema(description = "Only with asOf / 仅在指定 asOf 时给出") @Nullable
        LocalDate asOf,

        @Schema(examples = "7") long version)
        implements Versioned {

    static AccountView of(Account account, @Nullable String unitName, @Nullable LocalDate asOf) {
        return new AccountView(
                account.id(),
                account.kind(),
                account.unitCode(),
                unitName,
                account.planId(),
                account.approved(),
                account.occupied(),
                account.reserved(),
                account.frozen(),
                account.overQuotaOrder(),
                account.inheritedExcess(),
                account.ceiling(),
                account.vacancy(),
                account.available(),
                account.open(),
                account.determinationId(),
                account.documentNumber(),
                asOf,
                account.version());
    }
}
