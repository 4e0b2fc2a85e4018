package org.shequ.quota.reorganisation;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.util.List;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Communities that were merged or split, and where their places went. */
@Path("unit-reorganisations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "unit reorganisations", description = "Places of merged and split communities / 撤并社区的员额转移")
public class ReorganisationResource {

    private final Reorganisations reorganisations;
    private final Cursors cursors;
    private final Caller caller;

    ReorganisationResource(Reorganisations reorganisations, Cursors cursors, Caller caller) {
        this.reorganisations = reorganisations;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "listUnitReorganisations",
            summary = "List merged and split communities and where their places went / 撤并社区及员额去向")
    @Sorted("unitCode")
    public Page<ReorganisationView> list(
            @QueryParam("unit")
                    @Parameter(description = "Only this unit and what is under it / 仅此单位及其下级", example = "320613")
                    @Pattern(regexp = "[0-9]{2,12}")
                    @Nullable
                    String unit,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(unit, scope.unitCode()), "unitCode");
        return seek.page(
                reorganisations.list(scope, unit, seek.after(0), seek.fetch()),
                row -> List.of(row.unitCode()),
                () -> reorganisations.count(scope, unit));
    }
}
