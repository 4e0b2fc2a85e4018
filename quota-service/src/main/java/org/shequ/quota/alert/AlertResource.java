package org.shequ.quota.alert;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What somebody should look at. */
@Path("alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "alerts", description = "Over quota, short-staffed, undetermined, overdue, behind pace / 预警")
public class AlertResource {

    private final Alerts alerts;
    private final Cursors cursors;
    private final Caller caller;

    AlertResource(Alerts alerts, Cursors cursors, Caller caller) {
        this.alerts = alerts;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listAlerts", summary = "List alerts, by unit / 预警列表")
    public Page<AlertView> list(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613")
                    @Pattern(regexp = "[0-9]{2,12}")
                    @Nullable
                    String unit,
            @QueryParam("kind") @Parameter(description = "Only of this kind / 仅此类预警") @Nullable AlertKind kind,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(
                request,
                Cursors.fingerprint(unit, kind, scope.unitCode()),
                request.sort(Set.of("unitCode"), "unitCode"));
        return seek.page(
                alerts.list(scope, unit, kind, seek.after(), seek.fetch()),
                alert -> List.of(
                        alert.unitCode(), alert.kind().name(), alert.key().toString()),
                request.count() ? alerts.count(scope, unit, kind) : null);
    }
}
