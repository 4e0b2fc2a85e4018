package org.shequ.assessment.calibration;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Outcomes: the before/after view of a cycle, its pools, and what other terms would change. */
@Path("cycles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "outcomes", description = "What the scheme makes of the sheets / 核算结果")
public class OutcomeResource {

    private final Outcomes outcomes;
    private final Records records;
    private final Simulate simulate;
    private final Cycles cycles;
    private final Schemes schemes;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    OutcomeResource(
            Outcomes outcomes,
            Records records,
            Simulate simulate,
            Cycles cycles,
            Schemes schemes,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.outcomes = outcomes;
        this.records = records;
        this.simulate = simulate;
        this.cycles = cycles;
        this.schemes = schemes;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @GET
    @Path("outcomes")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listOutcomes",
            summary = "List scores, grades and ranks, before and after vetoes, sanctions and caps / 核算结果及审定前后对比")
    @Sorted("subject")
    public Page<OutcomeView> list(
            @PathParam("id") UUID id,
            @QueryParam("pool") @Parameter(description = "Only this pool / 仅此范围", example = "320613002") @Nullable
                    String pool,
            @QueryParam("grade") @Parameter(description = "Only this grade / 仅此等次") @Nullable Grade grade,
            @QueryParam("peerGroup")
                    @Parameter(description = "Only this peer group / 仅此组别", example = "URBAN")
                    @Nullable
                    String peerGroup,
            @QueryParam("limited")
                    @Parameter(description = "Only where a veto, sanction, cap or tie has a say / 仅受否决、处分、名额或并列影响者")
                    @Nullable
                    Boolean limited,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        cycles.get(id, scope);
        var filter = new Outcomes.Filter(pool, grade, peerGroup, Boolean.TRUE.equals(limited));
        var seek = cursors.open(
                request, Cursors.fingerprint(id, pool, grade, peerGroup, limited, scope.unitCode()), "subject");
        return seek.page(
                outcomes.list(id, filter, scope, seek.after(0), seek.fetch()),
                outcome -> List.of(outcome.subject()),
                outcome -> OutcomeView.of(outcome, Shown.MASKED),
                () -> outcomes.count(id, filter, scope));
    }

    @GET
    @OwnRecord("subject")
    @Path("outcomes/{subject}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getOutcome", summary = "Read one subject's outcome / 某对象核算结果")
    public OutcomeView get(@PathParam("id") UUID id, @PathParam("subject") String subject) {
        cycles.getTold(id, caller);
        return OutcomeView.of(
                outcomes.find(id, subject, caller.scope())
                        .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)),
                disclosure.toPerson("person", subject));
    }

    /** Points and vetoes on record about a subject. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SubjectRecords")
    public record RecordsView(List<Records.Booking> points, List<Records.RecordedVeto> vetoes) {}

    @GET
    @OwnRecord("subject")
    @Path("subjects/{subject}/records")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "getSubjectRecords",
            summary = "Read points and vetoes on record about a subject / 某对象加减分与否决登记")
    public RecordsView records(@PathParam("id") UUID id, @PathParam("subject") String subject) {
        cycles.getTold(id, caller);
        if (outcomes.listedUnit(id, subject, caller.scope()).isEmpty()) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        return new RecordsView(records.bookings(id, subject), records.vetoes(id, subject));
    }

    /** A pool and the figures of its cap. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExcellencePool")
    public record PoolView(
            @Schema(examples = "320613002") String pool,

            @Schema(description = "Who counts: all but those not graded / 计入基数人数")
            int graded,

            @Schema(examples = "20") int percent,

            @Schema(description = "floor(graded × percent ÷ 100) / 向下取整")
            int places,

            int excellent,

            @Schema(description = "Equal scores at the last place / 末位并列人员")
            List<String> tie,

            int tiePlaces,
            boolean decided) {}

    @GET
    @Path("pools")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listPools",
            summary = "List caps of excellent grades and their ties / 优秀名额及并列情况",
            description = "Refused for communities, which are not graded. / 社区不评等次，不适用。")
    @APIResponse(responseCode = "200", description = "Pools by code / 按范围代码列出")
    @APIResponse(responseCode = "422", ref = "Problem422")
    @Sorted("pool")
    public Page<PoolView> pools(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        Cycle cycle = cycles.get(id, caller.scope());
        caller.scope().require(cycle.jurisdiction());
        if (schemes.content(cycle.schemeId()).grading() == null) {
            throw ProblemException.of(AssessmentProblem.NOT_GRADED);
        }
        var seek = cursors.open(request, Cursors.fingerprint(id), "pool");
        return seek.page(
                from -> outcomes.pools(cycle, null, Objects.requireNonNullElse(from.after(0), ""), from.fetch()),
                pool -> List.of(pool.code()),
                pool -> new PoolView(
                        pool.code(),
                        pool.graded(),
                        pool.percent(),
                        pool.places(),
                        pool.excellent(),
                        pool.tie(),
                        pool.tiePlaces(),
                        pool.decided()));
    }

    /** Other terms; what is left out stays as the scheme says. */
    @Schema(name = "SimulationRequest")
    public record SimulationRequest(
            @Schema(description = "Per cent / 百分比", examples = "25") @Min(0) @Max(100) @Nullable
            Integer excellentPercent,

            @Schema(description = "Per cent / 百分比", examples = "30") @Min(0) @Max(100) @Nullable
            Integer commendedPercent,

            @Schema(description = "Weights of rater classes by code / 评价主体权重", examples = "{\"RESIDENTS\": 50}")
            @Size(max = 10)
            @Nullable
            Map<String, @NotNull BigDecimal> raterClassWeights,

            @Schema(description = "Weights of dimensions by code / 维度权重") @Size(max = 20) @Nullable
            Map<String, @NotNull BigDecimal> dimensionWeights) {}

    /** Somebody whom other terms would move. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedMove")
    public record MoveView(
            String subject,
            BigDecimal scoreBefore,
            BigDecimal scoreAfter,
            @Nullable Grade gradeBefore,
            @Nullable Grade gradeAfter,
            @Nullable Integer rankBefore,
            @Nullable Integer rankAfter) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulatedShare")
    public record ShareView(
            @Schema(description = "Grade or band / 等次或分档", examples = "EXCELLENT")
            String value,

            long before,
            long after) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SimulationResult")
    public record SimulationView(
            @Schema(description = "How many subjects would move / 受影响对象总数")
            long movedCount,

            @Schema(description = "The first 500 of them / 前 500 个")
            List<MoveView> moved,

            List<ShareView> shares) {}

    @POST
    @Path("simulations")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "simulateCycle",
            summary = "Simulate another cap or other weights / 模拟其他名额或权重",
            description = "Computes beside the cycle and changes nothing. / 仅测算，不改变任何数据。")
    public SimulationView simulate(@PathParam("id") UUID id, @Valid @NotNull SimulationRequest request) {
        var classes = request.raterClassWeights();
        var dimensions = request.dimensionWeights();
        var simulation = simulate.handle(
                id,
                request.excellentPercent(),
                request.commendedPercent(),
                classes == null ? Map.of() : classes,
                dimensions == null ? Map.of() : dimensions);
        return new SimulationView(
                simulation.movedCount(),
                simulation.moved().stream()
                        .map(move -> new MoveView(
                                move.subject(),
                                move.scoreBefore(),
                                move.scoreAfter(),
                                move.gradeBefore(),
                                move.gradeAfter(),
                                move.rankBefore(),
                                move.rankAfter()))
                        .toList(),
                simulation.shares().stream()
                        .map(share -> new ShareView(share.value(), share.before(), share.after()))
                        .toList());
    }
}
