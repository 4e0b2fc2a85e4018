package org.shequ.quota.headcount;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.shequ.quota.counting.CountReason;

import java.util.List;

/** How many count, and why the others do not. */
@Schema(
        name = "HeadcountSummary",
        requiredProperties = {"people", "counted", "secretaries", "byReason"})
public record HeadcountSummary(
        @Schema(description = "People with a career here / 有任职记录人数", examples = "3500")
        long people,

        @Schema(description = "People who count / 计入员额人数", examples = "1790")
        long counted,

        @Schema(description = "Secretaries in post in communities / 在任社区书记", examples = "179")
        long secretaries,

        List<ByReason> byReason) {

    /** How many for one reason. */
    @Schema(
            name = "HeadcountByReason",
            requiredProperties = {"reason", "explanation", "people"})
    public record ByReason(
            CountReason reason,

            @Schema(examples = "On contract, not staffed / 合同制，未定编")
            String explanation,

            @Schema(examples = "1523") long people) {}
}
