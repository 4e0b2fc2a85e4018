package org.shequ.quota.place;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/** Places that an office takes without a round; either of a community or of a plan. */
@Schema(name = "TakePlacesRequest", examples = """
                {"unitCode":"320613002004","places":1,"documentNumber":"崇人社〔2026〕7号"}""")
public record TakePlacesRequest(
        @Schema(description = "The community / 社区", examples = "320613002004") @Pattern(regexp = "[0-9]{12}") @Nullable
        String unitCode,

        @Schema(description = "The incentive plan / 激励计划") @Nullable
        UUID planId,

        @Schema(required = true, examples = "1") @NotNull @Min(1) @Max(1000)
        Integer places,

        @Schema(
                description =
                        "When the hold ends unless it is locked, in the future; 30 days unless given / 保留截止时间，须晚于当前时间，缺省 30 天")
        @Nullable
        Instant expiresAt,

        @Schema(required = true, examples = "崇人社〔2026〕7号") @NotBlank @Size(max = 100)
        String documentNumber) {}
