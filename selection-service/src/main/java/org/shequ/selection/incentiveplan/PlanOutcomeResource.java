package org.shequ.selection.incentiveplan;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.round.RoundStatus;

import java.util.List;
import java.util.UUID;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("incentive-plans/{planId}/outcome")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "plan outcomes", description = "What the rounds of a plan have come to / 激励计划的实施情况")
public class PlanOutcomeResource {

    private final PlanOutcomes outcomes;
    private final Caller caller;

    public PlanOutcomeResource(PlanOutcomes outcomes, Caller caller) {
        this.outcomes = outcomes;
        this.caller = caller;
    }

    @Schema(name = "PlanOutcome")
    public record PlanOutcomeView(
            UUID planId,

            @Schema(
                    description =
                            "Places of the rounds that have asked for them and were neither refused nor cancelled / 已申请且未被拒绝、未取消的轮次的名额数")
            int places,

            @Schema(description = "Decided, not at their end / 已决定尚未办结")
            long underWay,

            @Schema(description = "Took effect and closed / 已生效办结")
            long effected,

            @Schema(description = "Refused after the decision / 决定后被退回")
            long rejected,

            List<PlanRoundView> rounds,
            List<PlanYearView> years,
            List<PlanUnitView> units) {}

    @Schema(name = "PlanRound")
    public record PlanRoundView(
            UUID roundId,
            RoundKind kind,
            String title,
            RoundStatus status,
            int places,
            long underWay,
            long effected,
            long rejected) {}

    @Schema(name = "PlanOutcomeYear", description = "By the year of taking effect / 按生效年度")
    public record PlanYearView(
            @Schema(examples = "2026") int year, RoundKind kind, long underWay, long effected, long rejected) {}

    @Schema(name = "PlanUnit", description = "By subdistrict / 按街道（镇）")
    public record PlanUnitView(
            @Schema(examples = "320613002") String unitCode,
            String unitName,
            long underWay,
            long effected,
            long rejected) {}

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "getPlanOutcome",
            summary =
                    "Count who entered the establishment through a plan, by round, year and unit / 某激励计划各轮次、各年度、各街道进编人数",
            description =
                    "Counts the rounds within the caller's scope; 404 when there is none. quota-service tells what is"
                            + " left of the plan. / 仅统计调用方数据范围内的轮次，没有则返回 404；计划余额见员额服务。")
    public PlanOutcomeView get(@PathParam("planId") UUID planId) {
        var scope = caller.scope();
        var rounds = outcomes.rounds(planId, scope);
        if (rounds.isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        var years = outcomes.years(planId, scope);
        return new PlanOutcomeView(
                planId,
                rounds.stream()
                        .filter(round -> round.status().hasClaim())
                        .mapToInt(PlanOutcomes.RoundLine::places)
                        .sum(),
                years.stream().mapToLong(year -> year.counts().underWay()).sum(),
                years.stream().mapToLong(year -> year.counts().effected()).sum(),
                years.stream().mapToLong(year -> year.counts().rejected()).sum(),
                rounds.stream().map(PlanOutcomeResource::view).toList(),
                years.stream().map(PlanOutcomeResource::view).toList(),
                outcomes.units(planId, scope).stream()
                        .map(PlanOutcomeResource::view)
                        .toList());
    }

    private static PlanRoundView view(PlanOutcomes.RoundLine line) {
        var counts = line.counts();
        return new PlanRoundView(
                line.roundId(),
                line.kind(),
                line.title(),
                line.status(),
                line.places(),
                counts.underWay(),
                counts.effected(),
                counts.rejected());
    }

    private static PlanYearView view(PlanOutcomes.YearLine line) {
        var counts = line.counts();
        return new PlanYearView(line.year(), line.kind(), counts.underWay(), counts.effected(), counts.rejected());
    }

    private static PlanUnitView view(PlanOutcomes.UnitLine line) {
        var counts = line.counts();
        return new PlanUnitView(
                line.unitCode(), line.unitName(), counts.underWay(), counts.effected(), counts.rejected());
    }
}
