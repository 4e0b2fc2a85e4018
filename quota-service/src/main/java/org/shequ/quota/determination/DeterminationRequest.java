package org.shequ.quota.determination;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A determination to draft. */
@Schema(name = "DeterminationRequest", examples = """
                {"jurisdiction":"320613","standardId":"019abcde-0000-7000-8000-000000000001",
                "populationDate":"2025-12-31","title":"2026年社区工作者员额核定"}""")
public record DeterminationRequest(
        @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
        String jurisdiction,

        @Schema(required = true) @NotNull UUID standardId,

        @Schema(
                required = true,
                description = "The day whose populations are shared by / 人口统计日期",
                examples = "2025-12-31")
        @NotNull
        LocalDate populationDate,

        @Schema(required = true, examples = "2026年社区工作者员额核定") @NotBlank @Size(max = 200)
        String title,

        @Schema(description = "For comparison only; it changes nothing / 仅供测算比较") @Nullable
        Boolean whatIf,

        @Schema(description = "Places given or taken by document, after apportionment / 依文件的个别调整")
        @Size(max = 10_000)
        @Nullable
        List<@Valid @NotNull Adjustment> adjustments) {

    /** Places given to (or taken from) one community by document. */
    @Schema(name = "Adjustment")
    public record Adjustment(
            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9]{12}")
            String unitCode,

            @Schema(required = true, examples = "1") @NotNull @Min(-10_000) @Max(10_000)
            Integer places,

            @Schema(required = true, examples = "崇组〔2026〕5号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    boolean isWhatIf() {
        return whatIf != null && whatIf;
    }

    List<Adjustment> adjustmentsOrNone() {
        return adjustments == null ? List.of() : adjustments;
    }
}
