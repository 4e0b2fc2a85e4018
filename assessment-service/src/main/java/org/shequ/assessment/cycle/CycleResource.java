package org.shequ.assessment.cycle;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.result.SubjectKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
    private final CycleSubjects subjects;
    private final RunCycle runCycle;
    private final BusinessClock clock;
    private final Cursors cursors;
    private final Caller caller;

    CycleResource(
            Cycles cycles,
            CycleSubjects subjects,
            RunCycle runCycle,
            BusinessClock clock,
            Cursors cursors,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.runCycle = runCycle;
        this.clock = clock;
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

    /** What is done about a late change. */
    @Schema(name = "SubjectDecisionRequest")
    public record SubjectDecisionRequest(
            @Schema(required = true, description = "Unit code or person's id / 区划代码或人员标识", examples = "320613002004")
            @NotNull
            @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(required = true) @NotNull SubjectDecision decision,

            @Schema(required = true, examples = "年中并入其他社区") @NotBlank @Size(max = 500)
            String reason) {}

    /** Somebody or some community on the list; names of people are masked. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CycleSubject")
    public record SubjectView(
            String subject,
            @Nullable String name,
            String unitCode,
            @Nullable String peerGroup,

            @Schema(description = "What caps are counted over / 优秀比例计算范围")
            String pool,

            @Schema(examples = "LISTED") String origin,
            @Nullable String withdrawnReason) {}

    /** How the records differ from the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "LateChange")
    public record ChangeView(
            CycleSubjects.ChangeKind kind,
            String subject,
            @Nullable String listedUnit,
            @Nullable String unitNow) {}

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
        Cycle cycle = runCycle.draft(
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
    @Operation(operationId = "listCycles", summary = "Cycles that touch the caller's scope, oldest first / 考核周期列表")
    public Page<CycleView> list(
            @QueryParam("subjectKind") @Parameter(description = "Only of these subjects / 仅此类对象") @Nullable
                    SubjectKind subjectKind,
            @QueryParam("year") @Parameter(description = "Only this year / 仅此年度", example = "2025") @Nullable
                    Integer year,
            @QueryParam("status") @Parameter(description = "Only in this state / 仅此状态") @Nullable CycleStatus status,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var filter = new Cycles.Filter(subjectKind, year, status);
        request.sort(Set.of("id"), "id");
        var seek = cursors.open(request, Cursors.fingerprint(subjectKind, year, status, scope.unitCode()), "id");
        return seek.page(
                cycles.list(filter, scope, seek.after(0), seek.fetch()),
                cycle -> List.of(cycle.id().toString()),
                CycleView::of,
                request.count() ? cycles.count(filter, scope) : null);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getCycle", summary = "A cycle and where it stands / 考核周期及其进展阶段")
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
            description = "Communities that existed for the whole year; people in post for the scheme's months. Later"
                    + " changes of the records are listed, never followed silently. /"
                    + " 全年存续的社区；任职满规定月数的人员。其后变动只列示，不自动跟随。")
    public CycleView open(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return CycleView.of(runCycle.open(id, expected));
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
        return CycleView.of(runCycle.extend(id, expected, request.scoringUntil(), request.reason()));
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
        return CycleView.of(runCycle.cancel(id, expected, request.reason()));
    }

    @GET
    @Path("{id}/subjects")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listCycleSubjects", summary = "Who is judged in the cycle / 考核对象名单")
    public Page<SubjectView> subjects(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        Cycle cycle = cycles.get(id, scope);
        request.sort(Set.of("subject"), "subject");
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "subject");
        return seek.page(
                subjects.list(id, scope, seek.after(0), seek.fetch()),
                listed -> List.of(listed.subject()),
                listed -> new SubjectView(
                        listed.subject(),
                        shown(cycle, listed.name()),
                        listed.unitCode(),
                        listed.peerGroup(),
                        listed.pool(),
                        listed.origin(),
                        listed.withdrawnReason()),
                request.count() ? subjects.count(id, scope) : null);
    }

    private static @Nullable String shown(Cycle cycle, @Nullable String name) {
        return name == null || cycle.subjectKind() == SubjectKind.COMMUNITY ? name : Masking.name(name);
    }

    @GET
    @Path("{id}/late-changes")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listLateChanges",
            summary = "How the records now differ from the list / 名单固定后的变动",
            description = "Each is followed or not by decision. / 是否采纳须逐项决定。")
    public Page<ChangeView> changes(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        Cycle cycle = cycles.get(id, scope);
        request.sort(Set.of("subject"), "subject");
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "subject");
        return seek.page(
                cycle.listedOn() == null
                        ? List.of()
                        : subjects.listChanges(cycle, clock.today(), scope, seek.after(0), seek.fetch()),
                change -> List.of(change.subject()),
                change -> new ChangeView(change.kind(), change.subject(), change.listedUnit(), change.unitNow()),
                null);
    }

    @POST
    @Path("{id}/subject-decisions")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "decideCycleSubject",
            summary = "Take in or withdraw a subject after the opening / 增列或退出考核对象")
    public CycleView decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull SubjectDecisionRequest request) {
        return CycleView.of(
                runCycle.decideSubject(id, expected, request.subject(), request.decision(), request.reason()));
    }
}
