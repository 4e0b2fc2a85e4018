package org.shequ.quota.forecast;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import java.time.LocalDate;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Statutory ages to adopt. */
@Schema(name = "RetirementPolicyRequest", examples = """
                {"jurisdiction":"320613","effectiveFrom":"2025-01-01","documentNumber":"苏人社发〔2025〕1号",
                "men":{"baseMonths":720,"delayedFrom":"1965-01","monthsPerStep":4,"mostMonths":36},
                "women":{"baseMonths":600,"delayedFrom":"1975-01","monthsPerStep":2,"mostMonths":60}}""")
public record RetirementPolicyRequest(
        @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
        String jurisdiction,

        @Schema(required = true, examples = "2025-01-01") @NotNull
        LocalDate effectiveFrom,

        @Schema(required = true) @NotNull @Valid RetirementPolicyView.Age men,

        @Schema(required = true) @NotNull @Valid RetirementPolicyView.Age women,

        @Schema(required = true, examples = "苏人社发〔2025〕1号") @NotBlank @Size(max = 100)
        String documentNumber) {}
