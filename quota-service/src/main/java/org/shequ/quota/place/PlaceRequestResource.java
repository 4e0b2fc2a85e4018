package org.shequ.quota.place;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** What rounds and offices asked for, and what became of it. */
@Path("place-requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "places", description = "Places reserved for rounds and offices / 名额预留")
public class PlaceRequestResource {

    private final PlaceRequests requests;
    private final Places places;
    private final TakePlaces takePlaces;
    private final LockOfficePlaces lockOfficePlaces;
    private final ConfirmOfficePlace confirmOfficePlace;
    private final ReturnOfficePlaces returnOfficePlaces;
    private final Cursors cursors;
    private final Caller caller;

    PlaceRequestResource(
            PlaceRequests requests,
            Places places,
            TakePlaces takePlaces,
            LockOfficePlaces lockOfficePlaces,
            ConfirmOfficePlace confirmOfficePlace,
            ReturnOfficePlaces returnOfficePlaces,
            Cursors cursors,
            Caller caller) {
        this.requests = requests;
        this.places = places;
        this.takePlaces = takePlaces;
        this.lockOfficePlaces = lockOfficePlaces;
        this.confirmOfficePlace = confirmOfficePlace;
        this.returnOfficePlaces = returnOfficePlaces;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "listPlaceRequests", summary = "List requests for places / 名额申请列表")
    @Sorted("id")
    public Page<PlaceRequestView> list(
            @QueryParam("round") @Parameter(description = "Only of this round / 仅此批次") @Nullable UUID round,
            @QueryParam("account") @Parameter(description = "Only from this account / 仅此账户") @Nullable UUID account,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(round, account, scope.unitCode()), "id");
        var found = requests.list(scope, round, account, seek.after(0), seek.fetch());
        var byRequest = places.of(found.stream().map(PlaceRequest::id).toList()).stream()
                .collect(Collectors.groupingBy(Place::requestId));
        return seek.page(
                found,
                row -> List.of(row.id().toString()),
                row -> PlaceRequestView.of(row, byRequest.getOrDefault(row.id(), List.of())),
                () -> requests.count(scope, round, account));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("quota:read")
    @Operation(operationId = "getPlaceRequest", summary = "Read a request for places / 查询名额申请")
    public PlaceRequestView get(@PathParam("id") UUID id) {
        return requests.find(id, caller.scope())
                .map(request -> PlaceRequestView.of(request, places.of(id)))
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    @POST
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "takePlaces",
            summary = "Hold places of a community or a plan, all or none / 预留名额，全部或不予",
            description =
                    "For whom an office hires without a round. 409 VACANCY_INSUFFICIENT when so many are not vacant."
                            + " / 用于不经批次的聘用；空缺不足时返回 409。")
    @APIResponse(responseCode = "201", description = "Held / 已预留")
    @APIResponseSchema(value = PlaceRequestView.class, responseCode = "201")
    public Response take(@Valid @NotNull TakePlacesRequest request) {
        var view = view(takePlaces.handle(request));
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/quota/v1/place-requests/" + view.id())
                .entity(view)
                .build();
    }

    @POST
    @Path("{id}/lock")
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(operationId = "lockPlaces", summary = "Lock held places so that they no longer expire / 锁定名额，不再过期")
    @APIResponse(responseCode = "200", description = "Locked / 已锁定")
    @APIResponseSchema(PlaceRequestView.class)
    public Response lock(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return Response.ok(view(lockOfficePlaces.handle(id, expected))).build();
    }

    /** For whom a place is. */
    @Schema(name = "PlaceConfirmationRequest")
    public record ConfirmationRequest(
            @Schema(required = true) @NotNull UUID placeId,
            @Schema(required = true) @NotNull UUID personId,

            @Schema(required = true, description = "When the person starts / 到岗日期", examples = "2026-07-01") @NotNull
            LocalDate effectiveOn) {}

    @POST
    @Path("{id}/confirmation")
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "confirmPlace",
            summary = "Confirm a locked place for a person / 名额确定到人",
            description = "It becomes occupied when personnel-service tells that the person counts there."
                    + " / 人事服务告知其到岗计入后转为占用。")
    @APIResponse(responseCode = "200", description = "Confirmed / 已确认")
    @APIResponseSchema(PlaceRequestView.class)
    public Response confirm(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ConfirmationRequest request) {
        return Response.ok(view(confirmOfficePlace.handle(
                        id, expected, request.placeId(), request.personId(), request.effectiveOn())))
                .build();
    }

    /** What is given back. */
    @Schema(name = "PlacesReturnRequest")
    public record ReturnRequest(
            @Schema(description = "All that are in hand unless given / 缺省为全部在手名额") @Size(max = 1000) @Nullable
            List<@NotNull UUID> placeIds) {}

    @POST
    @Path("{id}/return")
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(operationId = "returnPlaces", summary = "Give places back to their account / 退回名额")
    @APIResponse(responseCode = "200", description = "Given back / 已退回")
    @APIResponseSchema(PlaceRequestView.class)
    public Response giveBack(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ReturnRequest request) {
        var some = request.placeIds();
        return Response.ok(view(returnOfficePlaces.handle(id, expected, some == null ? List.of() : some)))
                .build();
    }

    private static PlaceRequestView view(OfficeRequests.Taken taken) {
        return PlaceRequestView.of(taken.request(), taken.places());
    }
}
