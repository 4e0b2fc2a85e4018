package org.shequ.quota.incentiveplan;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Versioned;
import org.shequ.quota.apportionment.PlanShare;
import org.shequ.quota.incentiveplan.PlanUse.Entries;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

/** A plan with what is used, reserved and left of it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "IncentivePlan",
        requiredProperties = {
            "id",
            "name",
            "jurisdiction",
            "fromYear",
            "toYear",
            "sharePercent",
            "documentNumber",
            "status",
            "createdBy",
            "createdAt",
            "used",
            "reserved",
            "left",
            "entries",
            "pace",
            "forecast",
            "version"
        })
public record IncentivePlanView(
        UUID id,
        @Schema(examples = "530激励计划") String name,
        @Schema(examples = "320613") String jurisdiction,
        @Schema(examples = "2021") int fromYear,
        @Schema(examples = "2025") int toYear,
        @Schema(examples = "30") BigDecimal sharePercent,
        @Schema(examples = "崇委发〔2021〕5号") String documentNumber,
        PlanStatus status,
        String createdBy,
        Instant createdAt,
        @Nullable String approvedBy,
        @Nullable LocalDate approvedOn,
        @Schema(examples = "崇委组〔2021〕12号") @Nullable String approvalDocumentNumber,
        @Nullable LocalDate closedOn,
        @Nullable String closingDocumentNumber,

        @Schema(
                description = "Last year in which places are given, where an order extends the plan / 延期后的末年",
                examples = "2026")
        @Nullable
        Integer extendedToYear,

        @Schema(examples = "崇委组〔2026〕2号") @Nullable String extensionDocumentNumber,

        @Schema(description = "Secretaries in post on the day of approval / 批准当日在任书记数", examples = "179") @Nullable
        Integer base,

        @Schema(description = "floor(share × base) / 名额上限", examples = "53") @Nullable
        Integer ceiling,

        @Schema(description = "Entries so far / 已使用", examples = "12")
        int used,

        @Schema(description = "Places in the hands of rounds / 已预留", examples = "3")
        int reserved,

        @Schema(description = "ceiling - used - reserved / 剩余", examples = "38")
        int left,

        ByKind entries,

        @Schema(description = "What an even pace plans, and who entered, per year / 分年度进度")
        List<Year> pace,

        Forecast forecast,
        @Nullable UUID accountId,

        @Schema(description = "Changes with the account too / 随账户变动", examples = "4")
        long version)
        implements Versioned {

    private static final String CIVIL_SERVICE = "CIVIL_SERVICE";

    /** Entries by the establishment entered. */
    @Schema(
            name = "PlanEntries",
            requiredProperties = {"institution", "civilService"})
    public record ByKind(
            @Schema(description = "Into public institutions / 进入事业编制", examples = "11")
            int institution,

            @Schema(description = "Into the civil service / 进入公务员", examples = "1")
            int civilService) {}

    /** The end of the plan, if it goes on as it has. */
    @Schema(
            name = "PlanForecast",
            requiredProperties = {"entered", "unused"})
    public record Forecast(
            @Schema(description = "Entries by the end / 期末预计进入数", examples = "51")
            int entered,

            @Schema(description = "Of the ceiling, left unused / 期末预计未使用", examples = "2")
            int unused) {

        static Forecast of(IncentivePlan plan, PlanUse use, LocalDate today) {
            var ceiling = plan.ceiling();
            if (ceiling == null) {
                return new Forecast(0, 0);
            }
            var entered = PlanShare.byTheEnd(use.used(), ceiling, plan.fromYear(), plan.toYear(), today);
            return new Forecast(entered, ceiling - entered);
        }
    }

    /** One year of the plan; years after it show who still entered. */
    @Schema(
            name = "PlanYear",
            requiredProperties = {"year", "planned", "entered"})
    public record Year(
            @Schema(examples = "2023") int year,
            @Schema(examples = "10") int planned,
            @Schema(examples = "12") int entered) {}

    static IncentivePlanView of(IncentivePlan plan, PlanUse use, LocalDate today) {
        var ceiling = plan.ceiling();
        return new IncentivePlanView(
                plan.id(),
                plan.name(),
                plan.jurisdiction(),
                plan.fromYear(),
                plan.toYear(),
                plan.sharePercent(),
                plan.documentNumber(),
                plan.status(),
                plan.createdBy(),
                plan.createdAt(),
                plan.approvedBy(),
                plan.approvedOn(),
                plan.approvalDocument(),
                plan.closedOn(),
                plan.closingDocument(),
                plan.extendedToYear(),
                plan.extensionDocument(),
                plan.base(),
                ceiling,
                use.used(),
                use.reserved(),
                use.left(),
                new ByKind(
                        sum(use.entries(), entry -> !entry.roundKind().equals(CIVIL_SERVICE)),
                        sum(use.entries(), entry -> entry.roundKind().equals(CIVIL_SERVICE))),
                ceiling == null ? List.of() : pace(plan, use, ceiling),
                Forecast.of(plan, use, today),
                plan.accountId(),
                plan.version() + use.version());
    }

    private static List<Year> pace(IncentivePlan plan, PlanUse use, int ceiling) {
        var planned = PlanShare.pace(ceiling, plan.fromYear(), plan.toYear());
        var years = new TreeSet<>(planned.keySet());
        use.entries().forEach(entry -> years.add(entry.year()));
        return years.stream()
                .map(year -> new Year(
                        year, planned.getOrDefault(year, 0), sum(use.entries(), entry -> entry.year() == year)))
                .toList();
    }

    private static int sum(List<Entries> entries, Predicate<Entries> wanted) {
        return entries.stream().filter(wanted).mapToInt(Entries::people).sum();
    }
}
