package org.shequ.quota.place;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What rounds asked for, and what became of it. */
@Path("place-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "places", description = "Places reserved for rounds / 选聘名额预留")
public class PlaceRequestResource {

    private final Places places;
    private final Cursors cursors;
    private final Caller caller;

    PlaceRequestResource(Places places, Cursors cursors, Caller caller) {
        this.places = places;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listPlaceRequests", summary = "List requests for places / 名额申请列表")
    public Page<PlaceRequestView> list(
            @QueryParam("round") @Parameter(description = "Only of this round / 仅此批次") @Nullable UUID round,
            @QueryParam("account") @Parameter(description = "Only from this account / 仅此账户") @Nullable UUID account,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(
                request, Cursors.fingerprint(round, account, scope.unitCode()), request.sort(Set.of("id"), "id"));
        var found = places.listRequests(scope, round, account, seek.after(0), seek.fetch());
        var byRequest = places.of(found.stream().map(PlaceRequest::id).toList()).stream()
                .collect(Collectors.groupingBy(Place::requestId));
        return seek.page(
                found,
                row -> List.of(row.id().toString()),
                row -> PlaceRequestView.of(row, byRequest.getOrDefault(row.id(), List.of())),
                request.count() ? places.countRequests(scope, round, account) : null);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getPlaceRequest", summary = "Read a request for places / 查询名额申请")
    public PlaceRequestView get(@PathParam("id") UUID id) {
        return places.findRequest(id, caller.scope())
                .map(request -> PlaceRequestView.of(request, places.of(id)))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
