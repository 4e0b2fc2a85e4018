package org.shequ.quota.incentiveplan;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.math.BigDecimal;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** A plan to create. */
@Schema(name = "IncentivePlanRequest", examples = """
                {"name":"530激励计划","jurisdiction":"320613","fromYear":2021,"toYear":2025,"sharePercent":30,
                "documentNumber":"崇委发〔2021〕5号"}""")
public record IncentivePlanRequest(
        @Schema(required = true, examples = "530激励计划") @NotBlank @Size(max = 100)
        String name,

        @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
        String jurisdiction,

        @Schema(required = true, examples = "2021") @NotNull @Min(2000) @Max(2100)
        Integer fromYear,

        @Schema(required = true, description = "Inclusive / 含该年", examples = "2025") @NotNull @Min(2000) @Max(2100)
        Integer toYear,

        @Schema(
                required = true,
                description = "Share of the secretaries, per cent, at most four decimals / 占书记人数的百分比",
                examples = "30")
        @NotNull
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 4)
        BigDecimal sharePercent,

        @Schema(required = true, examples = "崇委发〔2021〕5号") @NotBlank @Size(max = 100)
        String documentNumber) {}
