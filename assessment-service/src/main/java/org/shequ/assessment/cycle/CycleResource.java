package org.shequ.assessment.cycle;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Cycles: plan, opening, subjects and late changes. */
@Path("cycles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cycles", description = "One assessment of a year / 年度考核周期")
public class CycleResource {

    private final Cycles cycles;
    private final DraftCycle draftCycle;
    private final OpenCycle openCycle;
    private final MoveScoringDeadline moveScoringDeadline;
    private final CancelCycle cancelCycle;
    private final Jobs jobs;
    private final Cursors cursors;
    private final Caller caller;

    CycleResource(
            Cycles cycles,
            DraftCycle draftCycle,
            OpenCycle openCycle,
            MoveScoringDeadline moveScoringDeadline,
            CancelCycle cancelCycle,
            Jobs jobs,
            Cursors cursors,
            Caller caller) {
        this.cycles = cycles;
        this.draftCycle = draftCycle;
        this.openCycle = openCycle;
        this.moveScoringDeadline = moveScoringDeadline;
        this.cancelCycle = cancelCycle;
        this.jobs = jobs;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A cycle to plan. */
    @Schema(name = "CycleRequest")
    public record CycleRequest(
            @Schema(required = true) @NotNull UUID schemeId,

            @Schema(required = true, examples = "2025年度社区考核") @NotBlank @Size(max = 200)
            String title,

            @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
            String jurisdiction,

            @Schema(required = true, description = "Last day of scoring / 评分截止日") @NotNull
            LocalDate scoringUntil,

            @Schema(description = "Pools with the higher cap of excellent grades / 受表彰、适用较高优秀比例的范围")
            @Size(max = 1000)
            @Nullable
            List<@NotNull @Pattern(regexp = "[0-9]{6,9}") String> commendedPools) {}

    /** Another deadline. */
    @Schema(name = "DeadlineRequest")
    public record DeadlineRequest(
            @Schema(required = true) @NotNull LocalDate scoringUntil,

            @Schema(required = true, examples = "两个街道尚未完成评分") @NotBlank @Size(max = 500)
            String reason) {}

    /** Why a cycle is given up. */
    @Schema(name = "CycleCancellationRequest")
    public record CancellationRequest(
            @Schema(required = true, examples = "方案调整，重新组织考核") @NotBlank @Size(max = 500)
            String reason) {}

    @POST
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "draftCycle",
            summary = "Plan a cycle by an approved scheme / 按已批准方案筹备考核",
            description = "Kind of subject and year are the scheme's. / 考核对象与年度以方案为准。")
    @APIResponse(responseCode = "201", description = "Planned / 已筹备")
    @APIResponseSchema(value = CycleView.class, responseCode = "201")
    public Response draft(@Valid @NotNull CycleRequest request) {
        Cycle cycle = draftCycle.handle(
                request.schemeId(),
                request.title(),
                request.jurisdiction(),
                request.scoringUntil(),
                request.commendedPools() == null ? List.of() : request.commendedPools());
        return Response.created(URI.create("cycles/" + cycle.id()))
                .entity(CycleView.of(cycle))
                .build();
    }

    @GET
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listCycles", summary = "List cycles that touch the caller's scope, oldest first / 考核周期列表")
    @Sorted("id")
    public Page<CycleView> list(
            @QueryParam("subjectKind") @Parameter(description = "Only of these subjects / 仅此类对象") @Nullable
                    SubjectKind subjectKind,
            @QueryParam("year") @Parameter(description = "Only this year / 仅此年度", example = "2025") @Nullable
                    Integer year,
            @QueryParam("status") @Parameter(description = "Only in this state / 仅此状态") @Nullable CycleStatus status,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var filter = new Cycles.Filter(subjectKind, year, status);
        var seek = cursors.open(request, Cursors.fingerprint(subjectKind, year, status, scope.unitCode()), "id");
        return seek.page(
                cycles.list(filter, scope, seek.after(0), seek.fetch()),
                cycle -> List.of(cycle.id().toString()),
                CycleView::of,
                () -> cycles.count(filter, scope));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getCycle", summary = "Read a cycle and where it stands / 考核周期及其进展阶段")
    public CycleView get(@PathParam("id") UUID id) {
        return CycleView.of(cycles.get(id, caller.scope()));
    }

    @POST
    @Path("{id}/opening")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "openCycle",
            summary = "Open a cycle and fix its subjects / 启动考核并固定名单",
            description = "A job. Communities that existed for the whole year; people in post for the scheme's months."
                    + " Later changes of the records are listed, never followed silently. /"
                    + " 作为任务执行。全年存续的社区；任职满规定月数的人员。其后变动只列示，不自动跟随。")
    @APIResponse(
            responseCode = "202",
            description = "The job that lists them / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response open(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return jobs.accepted(openCycle.submit(id, expected));
    }

    @POST
    @Path("{id}/deadline")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "moveScoringDeadline", summary = "Move the last day of scoring / 调整评分截止日")
    public CycleView extend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DeadlineRequest request) {
        return CycleView.of(moveScoringDeadline.handle(id, expected, request.scoringUntil(), request.reason()));
    }

    @POST
    @Path("{id}/cancellation")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "cancelCycle",
            summary = "Give up a cycle that is not final / 终止未定案的考核周期",
            description = "Its results never become final, and another cycle may take its place. / 不再定案，可另行组织考核。")
    public CycleView cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull CancellationRequest request) {
        return CycleView.of(cancelCycle.handle(id, expected, request.reason()));
    }
}
