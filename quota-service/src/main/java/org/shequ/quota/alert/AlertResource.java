package org.shequ.quota.alert;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.contracts.vocabulary.AlertStatus;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

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

/** What somebody should look at. */
@Path("alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "Over quota, short-staffed, undetermined, overdue, behind pace / 预警")
public class AlertResource {

    private final Alerts alerts;
    private final AcknowledgeAlert acknowledgeAlert;
    private final Cursors cursors;
    private final Caller caller;

    AlertResource(Alerts alerts, AcknowledgeAlert acknowledgeAlert, Cursors cursors, Caller caller) {
        this.alerts = alerts;
        this.acknowledgeAlert = acknowledgeAlert;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "listAlerts",
            summary = "List alerts, by unit / 预警列表",
            description =
                    "Those that stand, unless a status is asked for. Raised and cleared by rule, shortly after what"
                            + " they are about. / 缺省列出未消除的预警；预警按规则自动产生与消除。")
    @Sorted("unitCode")
    public Page<AlertView> list(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613")
                    @Pattern(regexp = "[0-9]{2,12}")
                    @Nullable
                    String unit,
            @QueryParam("kind") @Parameter(description = "Only of this kind / 仅此类预警") @Nullable AlertKind kind,
            @QueryParam("status") @Parameter(description = "Only in this state / 仅此状态") @Nullable AlertStatus status,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var filter = new Alerts.Filter(unit, kind, status);
        var seek = cursors.open(request, Cursors.fingerprint(unit, kind, status, scope.unitCode()), "unitCode");
        return seek.page(
                alerts.list(scope, filter, seek.after(), seek.fetch()),
                alert -> List.of(alert.finding().unitCode(), alert.id().toString()),
                AlertView::of,
                () -> alerts.count(scope, filter));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getAlert", summary = "Read an alert / 查询预警")
    public AlertView get(@PathParam("id") UUID id) {
        return alerts.find(id)
                .filter(alert -> caller.scope().covers(alert.finding().unitCode()))
                .map(AlertView::of)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    /** What will be done about it. */
    @Schema(name = "AlertAcknowledgementRequest")
    public record AcknowledgementRequest(
            @Schema(required = true, examples = "下半年招录补足") @NotBlank @Size(max = 500)
            String note) {}

    @POST
    @Path("{id}/acknowledgement")
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Acknowledge an alert, and say what will be done / 确认预警并记录处理意见")
    @APIResponse(responseCode = "200", description = "Acknowledged; it stands until its cause is over / 已确认")
    @APIResponseSchema(AlertView.class)
    public Response acknowledge(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull AcknowledgementRequest request) {
        return Response.ok(AlertView.of(acknowledgeAlert.handle(id, expected, request.note())))
                .build();
    }
}
