package org.shequ.selection.round;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;
import org.shequ.selection.vocabulary.Stage;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

@Path("rounds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "rounds", description = "Selection rounds / 选拔轮次")
public class RoundResource {

    private static final String UNIT = "[0-9]{6,12}[0-9A-Za-z-]{0,20}";

    private final DraftRound draftRound;
    private final RequestPlaces requestPlaces;
    private final AnnounceRound announceRound;
    private final CancelRound cancelRound;
    private final RoundViews views;
    private final SelectionRounds rounds;
    private final RoundChronicle chronicle;
    private final Cursors cursors;
    private final Caller caller;

    public RoundResource(
            DraftRound draftRound,
            RequestPlaces requestPlaces,
            AnnounceRound announceRound,
            CancelRound cancelRound,
            RoundViews views,
            SelectionRounds rounds,
            RoundChronicle chronicle,
            Cursors cursors,
            Caller caller) {
        this.draftRound = draftRound;
        this.requestPlaces = requestPlaces;
        this.announceRound = announceRound;
        this.cancelRound = cancelRound;
        this.views = views;
        this.rounds = rounds;
        this.chronicle = chronicle;
        this.cursors = cursors;
        this.caller = caller;
    }

    @Schema(name = "PositionRequest")
    public record NewPositionRequest(
            @Pattern(regexp = UNIT)
            @Schema(description = "STAFFING, SECRETARY: required / 定编、书记岗位必填", examples = "320613004004")
            @Nullable
            String unitCode,

            @Schema(description = "INSTITUTION, CIVIL_SERVICE: required / 事业、公务员选聘必填") @Nullable
            UUID planId,

            @Nullable Post post,

            @Min(1) @Max(10_000) @Schema(examples = "1", required = true)
            int places) {}

    @Schema(name = "RoundRequest", examples = NewRoundRequest.EXAMPLE)
    public record NewRoundRequest(
            @NotNull RoundKind kind,

            @NotBlank @Size(max = 200) @Schema(examples = "2026年社区党组织书记事业编制专项选聘")
            String title,

            @NotNull @Pattern(regexp = UNIT) @Schema(examples = "320613")
            String jurisdiction,

            @NotEmpty @Size(max = 500) List<@NotNull @Valid NewPositionRequest> positions,

            @NotNull @Schema(examples = "2026-03-02T01:00:00Z")
            Instant registrationFrom,

            @NotNull @Schema(description = "Exclusive / 不含", examples = "2026-03-06T09:00:00Z")
            Instant registrationTo,

            @Schema(description = "Default: the day registration begins / 默认为报名首日", examples = "2026-03-02") @Nullable
            LocalDate cutOff,

            @Min(0) @Max(100) @Nullable Integer writtenPercent,
            @Min(1) @Max(60) @Nullable Integer noticeDays) {

        /** Of one kind throughout: what an institution's round must say, and nothing that only others may. */
        static final String EXAMPLE = """
                {"kind": "INSTITUTION", "title": "2026年社区党组织书记事业编制专项选聘", "jurisdiction": "320613",
                 "positions": [{"planId": "0198c0de-0000-7000-8000-000000000000", "places": 2}],
                 "registrationFrom": "2026-03-02T01:00:00Z", "registrationTo": "2026-03-06T09:00:00Z",
                 "cutOff": "2026-03-02"}""";
    }

    @Schema(name = "Reason")
    public record ReasonRequest(@NotBlank @Size(max = 500) String reason) {}

    @Schema(name = "RoundLine")
    public record RoundLineView(
            UUID id,
            RoundKind kind,
            String title,
            String jurisdiction,
            RoundStatus status,
            @Nullable Stage stage,
            int places,
            long registrations,
            long version) {}

    @POST
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(operationId = "draftRound", summary = "Draft a round with its positions / 拟定选拔轮次")
    @APIResponse(
            responseCode = "201",
            description = "Drafted / 已拟定",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RoundView.class)))
    @APIResponse(responseCode = "404", ref = "Problem404")
    public Response draft(@NotNull @Valid NewRoundRequest request) {
        var round = views.of(draftRound.handle(new DraftRound.Draft(
                request.kind(),
                request.title(),
                request.jurisdiction(),
                request.positions().stream()
                        .map(position -> new DraftRound.NewPosition(
                                position.unitCode(), position.planId(), position.post(), position.places()))
                        .toList(),
                request.registrationFrom(),
                request.registrationTo(),
                request.cutOff(),
                request.writtenPercent(),
                request.noticeDays())));
        return Response.created(URI.create("rounds/" + round.id()))
                .entity(round)
                .build();
    }

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listRounds", summary = "List rounds, newest first / 选拔轮次列表，最新在前")
    @Sorted("-id")
    public Page<RoundLineView> list(
            @QueryParam("kind") @Nullable RoundKind kind,
            @QueryParam("status") @Nullable RoundStatus status,
            @QueryParam("jurisdiction") @Pattern(regexp = UNIT) @Nullable String jurisdiction,
            @BeanParam PageRequest request) {
        var seek = cursors.open(request, Cursors.fingerprint(kind, status, jurisdiction), "-id");
        return seek.page(
                from -> rounds.page(caller.scope(), kind, status, jurisdiction, from.afterId(0), from.fetch()),
                line -> List.of(line.id().toString()),
                line -> new RoundLineView(
                        line.id(),
                        line.kind(),
                        line.title(),
                        line.jurisdiction(),
                        line.status(),
                        line.stage(),
                        line.places(),
                        line.registrations(),
                        line.version()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getRound", summary = "Read a round with its positions and places / 选拔轮次详情")
    public RoundView get(@PathParam("id") UUID id) {
        return views.get(id);
    }

    @POST
    @Path("{id}/places-request")
    @Idempotent
    @ResponseStatus(202)
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "requestPlaces",
            summary = "Ask quota-service for the places / 申请名额",
            description = "The answer comes as an event: the positions of the round show it. In a running round it"
                    + " replaces places that were lost. / 结果异步返回，见轮次中的岗位；进行中的轮次用于补足失去的名额。")
    @APIResponse(
            responseCode = "202",
            description = "Asked for / 已申请",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RoundView.class)))
    public RoundView requestPlaces(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return views.of(requestPlaces.handle(id, expected));
    }

    @POST
    @Path("{id}/announcement")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "announceRound",
            summary = "Announce the round and lock its places / 发布公告并锁定名额",
            description = "409 PLACES_NOT_RESERVED until all places are reserved. / 名额未全部预留时返回 409。")
    public RoundView announce(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return views.of(announceRound.handle(id, expected));
    }

    @POST
    @Path("{id}/cancellation")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "cancelRound",
            summary = "Cancel the round; all its places go back / 取消本轮并退还全部名额",
            description = "At any stage before appointments are decided. / 聘用决定作出之前均可取消。")
    public RoundView cancel(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid ReasonRequest request) {
        return views.of(cancelRound.handle(id, expected, request.reason()));
    }

    @GET
    @Path("{id}/journal")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listRoundJournal", summary = "List every step of the round, oldest first / 本轮全部过程记录")
    @Sorted("number")
    public Page<JournalEntryView> journal(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var round = rounds.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id), "number");
        var after = seek.after(0);
        return seek.page(
                chronicle.page(round.id(), after == null ? 0 : Long.parseLong(after), seek.fetch()),
                entry -> List.of(String.valueOf(entry.number())),
                () -> chronicle.count(round.id()));
    }
}
