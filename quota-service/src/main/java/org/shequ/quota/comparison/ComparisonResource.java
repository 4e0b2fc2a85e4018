package org.shequ.quota.comparison;

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

/** Standards and populations side by side with the present. */
@Path("comparisons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "comparisons", description = "What if: alternatives beside the present, changing nothing / 测算比较")
public class ComparisonResource {

    private final Comparisons comparisons;
    private final CompareStandards compareStandards;
    private final Cursors cursors;
    private final Caller caller;

    ComparisonResource(Comparisons comparisons, CompareStandards compareStandards, Cursors cursors, Caller caller) {
        this.comparisons = comparisons;
        this.compareStandards = compareStandards;
        this.cursors = cursors;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "compareStandards",
            summary = "Compare standards and populations with the present / 标准与人口方案比较",
            description =
                    "Any standard, adopted or not, on any counted population, grown or not: who gains, who loses, and"
                            + " the totals. Changes nothing. / 任意标准与人口组合的测算，给出增减与合计，不改变现状。")
    @APIResponse(responseCode = "201", description = "Compared / 已测算")
    @APIResponseSchema(value = ComparisonView.class, responseCode = "201")
    public Response compare(@Valid @NotNull ComparisonRequest request) {
        var view = compareStandards.handle(request);
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/quota/v1/comparisons/" + view.id())
                .entity(view)
                .build();
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listComparisons", summary = "List comparisons, oldest first / 测算比较列表")
    @Sorted("id")
    public Page<ComparisonView> list(
            @QueryParam("jurisdiction")
                    @Parameter(description = "Only of this jurisdiction / 仅此辖区", example = "320613")
                    @Pattern(regexp = "[0-9]{2,9}")
                    @Nullable
                    String jurisdiction,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(jurisdiction, scope.unitCode()), "id");
        return seek.page(
                comparisons.list(scope, jurisdiction, seek.after(0), seek.fetch()),
                comparison -> List.of(comparison.id().toString()),
                () -> comparisons.count(scope, jurisdiction));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getComparison", summary = "Read a comparison and its totals / 查询测算比较")
    public ComparisonView get(@PathParam("id") UUID id) {
        return comparisons.find(id, caller.scope()).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    @GET
    @Path("{id}/lines")
    @PermissionsAllowed("quota:read")
    @Operation(
            operationId = "listComparisonLines",
            summary = "List communities under all alternatives, beside the present / 各社区各方案对照")
    @Sorted("unitCode")
    public Page<ComparisonView.LineView> lines(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var comparison = get(id);
        var seek = cursors.open(request, id.toString(), "unitCode");
        return seek.page(
                comparisons.lines(id, seek.after(0), seek.fetch()),
                line -> List.of(line.unitCode()),
                () -> comparison.units());
    }
}
