package org.shequ.quota.reorganisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A community that is no more, and what became of its places. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "UnitReorganisation",
        requiredProperties = {"unitCode", "kind", "date", "successors", "status", "waitingFor", "approved", "reserved"})
public record ReorganisationView(
        @Schema(examples = "320613002004") String unitCode,
        @Schema(examples = "濠北社区居委会") @Nullable String unitName,
        Kind kind,
        @Schema(examples = "2026-03-01") LocalDate date,
        List<Successor> successors,

        @Schema(description = "WAITING until nobody counts there any more / 原社区人员全部转出前为 WAITING")
        Status status,

        @Schema(description = "People who still count there / 尚未转出人数", examples = "0")
        int waitingFor,

        @Schema(description = "Approved places that went on / 已转移核定数", examples = "12")
        int approved,

        @Schema(description = "Reserved places that went on / 已转移预留数", examples = "1")
        int reserved,

        @Nullable Instant settledAt) {

    /** How it ended. */
    @Schema(name = "UnitReorganisationKind")
    public enum Kind {
        MERGED,
        SPLIT
    }

    /** How far its places have gone on. */
    @Schema(name = "UnitReorganisationStatus")
    public enum Status {
        WAITING,
        SETTLED
    }

    /** A community that it became. */
    @Schema(
            name = "UnitReorganisationSuccessor",
            requiredProperties = {"unitCode", "share"})
    public record Successor(
            @Schema(examples = "320613002090") String unitCode,

            @Schema(description = "Of the old community / 占原社区份额", examples = "1")
            BigDecimal share) {}
}
