package org.shequ.quota.headcount;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.quota.counting.CountReason;

import java.time.LocalDate;
import java.util.UUID;

/** Whether a person counts towards a community's staffing, why, and in which place. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "Headcount",
        requiredProperties = {"personId", "counts", "reason", "explanation"})
public record HeadcountView(
        UUID personId,

        @Schema(description = "Unit of the primary post / 主职单位", examples = "320613002004") @Nullable
        String unitCode,

        @Schema(examples = "濠北社区居委会") @Nullable String unitName,
        @Nullable Post post,
        @Nullable TenureKind tenureKind,
        boolean counts,
        CountReason reason,

        @Schema(examples = "Holds a staffed post in the community / 在该社区占用员额")
        String explanation,

        @Schema(description = "The community that it counts in / 计入的社区", examples = "320613002004") @Nullable
        String community,

        @Schema(description = "The account that holds the place / 占用账户") @Nullable
        UUID accountId,

        @Schema(description = "The place that a round brought / 选聘名额") @Nullable
        UUID placeId,

        @Schema(description = "Counted since / 计入日期") @Nullable
        LocalDate since) {}
