package org.shequ.quota.determination;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.quota.determination.ApproveDetermination.Order;

import java.util.List;
import java.util.Map;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Determinations: draft, review, approval. */
@Path("determinations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "determinations", description = "How many places each community gets, and why / 员额核定")
public class DeterminationResource {

    private final Determinations determinations;
    private final Jobs jobs;
    private final DraftDetermination draftDetermination;
    private final SubmitDetermination submitDetermination;
    private final SendBackDetermination sendBackDetermination;
    private final ApproveDetermination approveDetermination;
    private final Cursors cursors;
    private final Caller caller;
    private final long atOnce;

    DeterminationResource(
            Determinations determinations,
            Jobs jobs,
            DraftDetermination draftDetermination,
            SubmitDetermination submitDetermination,
            SendBackDetermination sendBackDetermination,
            ApproveDetermination approveDetermination,
            Cursors cursors,
            Caller caller,
            @ConfigProperty(name = "shequ.quota.communities-at-once") long atOnce) {
        this.determinations = determinations;
        this.jobs = jobs;
        this.draftDetermination = draftDetermination;
        this.submitDetermination = submitDetermination;
        this.sendBackDetermination = sendBackDetermination;
        this.approveDetermination = approveDetermination;
        this.cursors = cursors;
        this.caller = caller;
        this.atOnce = atOnce;
    }

    @POST
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "draftDetermination",
            summary = "Draft a determination / 拟定员额核定",
            description = "Shares the standard's places among the active communities of the jurisdiction by their urban"
                    + " residents on the day. / 按标准与指定日期的城镇常住人口，在辖区在用社区间分配员额。")
    @APIResponse(responseCode = "201", description = "Drafted / 已拟定")
    @APIResponseSchema(value = DeterminationView.class, responseCode = "201")
    public Response draft(@Valid @NotNull DeterminationRequest request) {
        var view = DeterminationView.of(draftDetermination.handle(Ids.next(), request, atOnce));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/quota/v1/determinations/" + view.id())
                .entity(view)
                .build();
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listDeterminations", summary = "List determinations, oldest first / 员额核定列表")
    @Sorted("id")
    public Page<DeterminationView> list(
            @QueryParam("jurisdiction")
                    @Parameter(description = "Only of this jurisdiction / 仅此辖区", example = "320613")
                    @Pattern(regexp = "[0-9]{2,9}")
                    @Nullable
                    String jurisdiction,
            @QueryParam("status") @Parameter(description = "Only in this state / 仅此状态") @Nullable
                    DeterminationStatus status,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(jurisdiction, status, scope.unitCode()), "id");
        return seek.page(
                determinations.list(scope, jurisdiction, status, seek.after(0), seek.fetch()),
                determination -> List.of(determination.id().toString()),
                DeterminationView::of,
                () -> determinations.count(scope, jurisdiction, status));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getDetermination", summary = "Read a determination and its totals / 查询员额核定及汇总")
    public DeterminationView get(@PathParam("id") UUID id) {
        return DeterminationView.of(find(id));
    }

    @GET
    @Path("{id}/lines")
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "listDeterminationLines",
            summary = "List what each community gets, and why / 各社区核定明细及计算依据")
    @Sorted("unitCode")
    public Page<LineView> lines(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        find(id);
        var seek = cursors.open(request, id.toString(), "unitCode");
        return seek.page(
                determinations.lines(id, seek.after(0), seek.fetch()),
                line -> List.of(line.unitCode()),
                LineView::of,
                () -> determinations.countLines(id));
    }

    @POST
    @Path("{id}/submission")
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(operationId = "submitDetermination", summary = "Submit a draft for review / 报送审核")
    @APIResponse(responseCode = "200", description = "In review / 审核中")
    @APIResponseSchema(DeterminationView.class)
    public Response submit(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return answer(submitDetermination.handle(id, expected));
    }

    /** Why a determination goes back. */
    @Schema(name = "DeterminationReturnRequest")
    public record ReturnRequest(
            @Schema(required = true, examples = "人口数据待核实") @NotBlank @Size(max = 500)
            String reason) {}

    @POST
    @Path("{id}/return")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(operationId = "returnDetermination", summary = "Send a determination back to its drafter / 退回修改")
    @APIResponse(responseCode = "200", description = "A draft again / 已退回")
    @APIResponseSchema(DeterminationView.class)
    public Response sendBack(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ReturnRequest request) {
        return answer(sendBackDetermination.handle(id, expected, request.reason()));
    }

    /** The document that puts a determination into force. */
    @Schema(name = "DeterminationApprovalRequest")
    public record ApprovalRequest(
            @Schema(required = true, examples = "崇政发〔2026〕8号") @NotBlank @Size(max = 100)
            String documentNumber,

            @Schema(required = true, examples = "崇川区委组织部") @NotBlank @Size(max = 100)
            String organ) {}

    @POST
    @Path("{id}/approval")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "approveDetermination",
            summary = "Put a determination into force / 批准员额核定",
            description = "Never by who drafted or submitted it. Sets every community's account in one transaction."
                    + " / 拟定、报送人不得审批；一次性写入各社区账户。")
    @APIResponse(responseCode = "200", description = "In force / 已生效")
    @APIResponseSchema(DeterminationView.class)
    public Response approve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ApprovalRequest request) {
        return answer(approveDetermination.handle(
                id, expected, new Order(request.documentNumber(), request.organ()), atOnce, written -> {}));
    }

    @POST
    @Path("{id}/approval-jobs")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "submitDeterminationApproval",
            summary = "Put a determination of any size into force, as a job / 以后台任务批准员额核定",
            description = "The same as approveDetermination, for more communities than that takes."
                    + " / 与 approveDetermination 相同，适用于大范围核定。")
    @APIResponse(
            responseCode = "202",
            description = "The job that approves it / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response submitApproval(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ApprovalRequest request) {
        var determination = find(id);
        Version.require(expected, determination.version());
        DeterminationStatus.APPROVE.require(determination.status());
        return jobs.accepted(jobs.submit(
                DeterminationApprovalJob.KIND,
                Map.of(
                        "determinationId", id,
                        "expected", determination.version(),
                        "documentNumber", request.documentNumber(),
                        "organ", request.organ()),
                false,
                null,
                null));
    }

    private Determination find(UUID id) {
        return determinations.get(id, caller.scope());
    }

    private Response answer(Determination determination) {
        return Response.ok(DeterminationView.of(determination)).build();
    }
}
