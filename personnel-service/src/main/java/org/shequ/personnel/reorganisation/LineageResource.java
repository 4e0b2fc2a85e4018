package org.shequ.personnel.reorganisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.unit.OrgUnits;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Where units come from and what became of them. */
@Path("units/{code}/lineage")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "units")
public class LineageResource {

    private final UnitLineages lineages;
    private final OrgUnits units;
    private final Cursors cursors;
    private final Caller caller;

    public LineageResource(UnitLineages lineages, OrgUnits units, Cursors cursors, Caller caller) {
        this.lineages = lineages;
        this.units = units;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** One step of a unit's descent. */
    @Schema(name = "UnitLineage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LineageView(
            @Schema(required = true, examples = "320613002004")
            String from,

            @Schema(required = true, examples = "320613002099")
            String to,

            @Schema(required = true) UnitLineages.Kind kind,
            @Schema(required = true, examples = "1") BigDecimal share,
            @Schema(required = true) LocalDate on,
            @Schema(required = true) String orderNumber) {}

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listUnitLineage", summary = "List what a unit came out of and what it became / 单位沿革")
    @Sorted("on")
    public Page<LineageView> list(
            @PathParam("code") @Parameter(description = "Unit code / 区划代码") String code,
            @BeanParam PageRequest request) {
        units.get(code, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(code), "on");
        return seek.page(
                from -> lineages.page(code, from),
                lineage -> List.of(lineage.on().toString(), lineage.from(), lineage.to()),
                lineage -> new LineageView(
                        lineage.from(),
                        lineage.to(),
                        lineage.kind(),
                        lineage.share(),
                        lineage.on(),
                        lineage.orderNumber()));
    }
}
