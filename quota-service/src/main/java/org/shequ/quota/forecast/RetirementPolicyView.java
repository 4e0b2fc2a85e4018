package org.shequ.quota.forecast;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shequ.quota.retirement.RetirementAge;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Statutory ages in a jurisdiction from a day on. */
@Schema(
        name = "RetirementPolicy",
        requiredProperties = {"id", "jurisdiction", "number", "effectiveFrom", "men", "women", "documentNumber"})
public record RetirementPolicyView(
        UUID id,

        @Schema(description = "Empty for the national rule / 国家规定时为空", examples = "320613")
        String jurisdiction,

        @Schema(examples = "1") int number,
        @Schema(examples = "2025-01-01") LocalDate effectiveFrom,
        Age men,
        Age women,
        @Schema(examples = "国发〔2024〕1号") String documentNumber) {

    /** One group's age and its gradual delay. */
    @Schema(
            name = "RetirementAge",
            requiredProperties = {"baseMonths", "delayedFrom", "monthsPerStep", "mostMonths"})
    public record Age(
            @Schema(description = "The age before the delay, in months / 延迟前年龄（月）", examples = "720")
            @NotNull
            @Min(360)
            @Max(900)
            Integer baseMonths,

            @Schema(description = "The first month of birth that is delayed / 开始延迟的出生年月", examples = "1965-01")
            @NotNull
            @Pattern(regexp = "(19|20)[0-9]{2}-(0[1-9]|1[0-2])")
            String delayedFrom,

            @Schema(description = "Months of birth per month of delay / 每多少个月延迟一个月", examples = "4")
            @NotNull
            @Min(1)
            @Max(120)
            Integer monthsPerStep,

            @Schema(description = "The most that it is delayed, in months / 最多延迟（月）", examples = "36")
            @NotNull
            @Min(0)
            @Max(240)
            Integer mostMonths) {

        static Age of(RetirementAge age) {
            return new Age(age.baseMonths(), age.delayedFrom().toString(), age.monthsPerStep(), age.mostMonths());
        }

        RetirementAge age() {
            return new RetirementAge(baseMonths, YearMonth.parse(delayedFrom), monthsPerStep, mostMonths);
        }
    }
}
