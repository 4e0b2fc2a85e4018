package org.shequ.personnel.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.ladder.Step;
import org.shequ.personnel.unit.UnitCode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Ladder flows over HTTP. */
@Path("statistics/ladder-flows")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "statistics")
public class LadderFlowResource {

    private static final String DEFINITION =
            "Steps whose first day lies in [from, to), as recorded now, by the unit of the"
                    + " primary post on that day; first entries and posts that go on in another unit are no steps."
                    + " / 首日在 [from, to) 内的晋升步骤，按现有记录，归属当日主职所在单位；首次登记及跨单位平移不计。";

    private final LadderFlows flows;
    private final BusinessClock clock;
    private final Caller caller;

    public LadderFlowResource(LadderFlows flows, BusinessClock clock, Caller caller) {
        this.flows = flows;
        this.clock = clock;
        this.caller = caller;
    }

    /** One step of the ladder. */
    @Schema(name = "LadderFlow")
    public record FlowView(
            @Schema(required = true) Step step,

            @Schema(required = true, description = "Times it was taken / 人次")
            long taken,

            @Schema(required = true, description = "By how many people / 人数")
            long people) {}

    /** All steps of the ladder over a period; none is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LadderFlows")
    public record FlowsView(
            @Schema(description = "Absent for everything in the caller's scope / 缺省为数据范围内全部", examples = "320613")
            @Nullable
            String unit,

            @Schema(required = true) LocalDate from,

            @Schema(required = true, description = "Exclusive / 不含当日")
            LocalDate to,

            @Schema(required = true) Instant computedAt,
            @Schema(required = true) String definition,
            @Schema(required = true) List<FlowView> steps) {}

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "getLadderFlows",
            summary = "Count who took each step of the ladder in a period / 某时段各晋升步骤人数")
    public FlowsView get(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @QueryParam("from")
                    @Parameter(description = "First day / 首日", required = true, example = "2023-01-01")
                    @Nullable
                    LocalDate from,
            @QueryParam("to") @Parameter(description = "Exclusive; tomorrow when absent / 不含当日，缺省为次日") @Nullable
                    LocalDate to) {
        if (from == null) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation("/query/from", "REQUIRED", "a value is needed", "必填");
        }
        LocalDate beyond = to == null ? clock.today().plusDays(1) : to;
        if (!beyond.isAfter(from)) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation("/query/to", "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        Map<Step, FlowView> taken = new EnumMap<>(Step.class);
        flows.taken(UnitCode.subtree(unit), from, beyond, caller.scope())
                .forEach(flow -> taken.put(flow.step(), new FlowView(flow.step(), flow.taken(), flow.people())));
        return new FlowsView(
                unit,
                from,
                beyond,
                clock.instant(),
                DEFINITION,
                Arrays.stream(Step.values())
                        .map(step -> taken.getOrDefault(step, new FlowView(step, 0, 0)))
                        .toList());
    }
}
