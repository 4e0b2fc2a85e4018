package org.shequ.quota.standard;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Standards of staffing. */
@Path("standards")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "standards", description = "Policy of a jurisdiction: ratio, rounding, minimums, who counts / 配置标准")
public class StandardResource {

    private final Standards standards;
    private final AdoptStandard adoptStandard;
    private final Cursors cursors;
    private final Caller caller;

    public StandardResource(Standards standards, AdoptStandard adoptStandard, Cursors cursors, Caller caller) {
        this.standards = standards;
        this.adoptStandard = adoptStandard;
        this.cursors = cursors;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "adoptStandard",
            summary = "Adopt a standard from a day on / 自某日起采用配置标准",
            description = "Standards are never changed; a later one follows. One per jurisdiction and day."
                    + " / 标准不作修改，由后续标准接替；同一辖区每日至多一份。")
    @APIResponse(responseCode = "201", description = "Adopted / 已采用")
    @APIResponseSchema(value = StandardView.class, responseCode = "201")
    public Response adopt(@Valid @NotNull StandardRequest request) {
        var standard = StandardView.of(adoptStandard.handle(request));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/quota/v1/standards/" + standard.id())
                .entity(standard)
                .build();
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listStandards", summary = "List standards, by jurisdiction and number / 配置标准列表")
    @Sorted("jurisdiction")
    public Page<StandardView> list(
            @QueryParam("jurisdiction")
                    @Parameter(description = "Only of this jurisdiction / 仅此辖区", example = "320613")
                    @Pattern(regexp = "[0-9]{2,9}")
                    @Nullable
                    String jurisdiction,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(jurisdiction, scope.unitCode()), "jurisdiction");
        return seek.page(
                standards.page(scope, jurisdiction, seek),
                standard -> List.of("", standard.jurisdiction(), String.valueOf(standard.number())),
                StandardView::of,
                () -> standards.count(scope, jurisdiction));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getStandard", summary = "Read a standard / 查询配置标准")
    public StandardView get(@PathParam("id") UUID id) {
        return standards
                .find(id, caller.scope())
                .map(StandardView::of)
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
