package org.shequ.quota.incentiveplan;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Incentive plans. */
@Path("incentive-plans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "incentive plans", description = "How many secretaries may enter the establishment / 激励计划")
public class IncentivePlanResource {

    private final IncentivePlans plans;
    private final CreatePlan createPlan;
    private final ApprovePlan approvePlan;
    private final ExtendPlan extendPlan;
    private final ClosePlan closePlan;
    private final Cursors cursors;
    private final Caller caller;
    private final BusinessClock clock;

    IncentivePlanResource(
            IncentivePlans plans,
            CreatePlan createPlan,
            ApprovePlan approvePlan,
            ExtendPlan extendPlan,
            ClosePlan closePlan,
            Cursors cursors,
            Caller caller,
            BusinessClock clock) {
        this.plans = plans;
        this.createPlan = createPlan;
        this.approvePlan = approvePlan;
        this.extendPlan = extendPlan;
        this.closePlan = closePlan;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(operationId = "createIncentivePlan", summary = "Create an incentive plan / 新建激励计划")
    @APIResponse(responseCode = "201", description = "Created / 已新建")
    @APIResponseSchema(value = IncentivePlanView.class, responseCode = "201")
    public Response create(@Valid @NotNull IncentivePlanRequest request) {
        var plan = view(createPlan.handle(request));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/quota/v1/incentive-plans/" + plan.id())
                .entity(plan)
                .build();
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listIncentivePlans", summary = "List incentive plans / 激励计划列表")
    @Sorted("id")
    public Page<IncentivePlanView> list(
            @QueryParam("jurisdiction")
                    @Parameter(description = "Only of this jurisdiction / 仅此辖区", example = "320613")
                    @Pattern(regexp = "[0-9]{2,9}")
                    @Nullable
                    String jurisdiction,
            @QueryParam("status") @Parameter(description = "Only in this state / 仅此状态") @Nullable PlanStatus status,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(jurisdiction, status, scope.unitCode()), "id");
        var found = plans.list(scope, jurisdiction, status, seek.after(0), seek.fetch());
        var uses = plans.uses(found);
        return seek.page(
                found,
                plan -> List.of(plan.id().toString()),
                plan -> IncentivePlanView.of(plan, uses.getOrDefault(plan.id(), PlanUse.NONE), clock.today()),
                () -> plans.count(scope, jurisdiction, status));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getIncentivePlan", summary = "Read a plan and what is left of it / 查询激励计划及剩余名额")
    public IncentivePlanView get(@PathParam("id") UUID id) {
        return view(plans.get(id, caller.scope()));
    }

    /** The document behind a decision on a plan. */
    @Schema(name = "PlanDecisionRequest")
    public record DecisionRequest(
            @Schema(required = true, examples = "崇委组〔2021〕12号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @POST
    @Path("{id}/approval")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "approveIncentivePlan",
            summary = "Approve a plan: count the secretaries, open the account / 批准激励计划",
            description = "Never by who created it. base = secretaries in post now; ceiling = floor(share × base)."
                    + " / 新建人不得审批；基数为当前在任书记数，名额向下取整。")
    @APIResponse(responseCode = "200", description = "Approved / 已批准")
    @APIResponseSchema(IncentivePlanView.class)
    public Response approve(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DecisionRequest request) {
        return answer(approvePlan.handle(id, expected, request.documentNumber()));
    }

    /** The order that lets a plan give places after its last year. */
    @Schema(name = "PlanExtensionRequest")
    public record ExtensionRequest(
            @Schema(required = true, description = "Inclusive / 含该年", examples = "2026") @NotNull @Min(2000) @Max(2100)
            Integer toYear,

            @Schema(required = true, examples = "崇委组〔2026〕2号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @POST
    @Path("{id}/extension")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "extendIncentivePlan",
            summary = "Extend a plan by an order: it gives places until a later year / 依文件延长激励计划",
            description =
                    "Outside its years a plan gives no places; those reserved before stay. Share and ceiling do not change."
                            + " / 计划年度以外不提供名额，此前已预留的名额不受影响；比例与上限不变。")
    @APIResponse(responseCode = "200", description = "Extended / 已延期")
    @APIResponseSchema(IncentivePlanView.class)
    public Response extend(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ExtensionRequest request) {
        return answer(extendPlan.handle(id, expected, request.toYear(), request.documentNumber()));
    }

    @POST
    @Path("{id}/closure")
    @PermissionsAllowed("quota:approve")
    @Idempotent
    @Operation(
            operationId = "closeIncentivePlan",
            summary = "Close a plan: no more places are reserved from it / 关闭激励计划",
            description =
                    "A plan does not close by itself when its last year ends, for rounds of that year appoint later."
                            + " / 计划期满不自动关闭，末年批次可在期后聘用。")
    @APIResponse(responseCode = "200", description = "Closed / 已关闭")
    @APIResponseSchema(IncentivePlanView.class)
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DecisionRequest request) {
        return answer(closePlan.handle(id, expected, request.documentNumber()));
    }

    private Response answer(IncentivePlan plan) {
        return Response.ok(view(plan)).build();
    }

    private IncentivePlanView view(IncentivePlan plan) {
        return IncentivePlanView.of(plan, plans.use(plan), clock.today());
    }
}
