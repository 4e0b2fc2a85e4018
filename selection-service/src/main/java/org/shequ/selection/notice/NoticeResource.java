package org.shequ.selection.notice;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Masking;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.selection.round.SelectionRounds;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "notices", description = "Public notice and objections / 公示与异议")
public class NoticeResource {

    private final PublishNotice publishNotice;
    private final CloseNotice closeNotice;
    private final RaiseObjection raiseObjection;
    private final AnswerObjection answerObjection;
    private final PublicNotices notices;
    private final Objections objections;
    private final SelectionRounds rounds;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    NoticeResource(
            PublishNotice publishNotice,
            CloseNotice closeNotice,
            RaiseObjection raiseObjection,
            AnswerObjection answerObjection,
            PublicNotices notices,
            Objections objections,
            SelectionRounds rounds,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.publishNotice = publishNotice;
        this.closeNotice = closeNotice;
        this.raiseObjection = raiseObjection;
        this.answerObjection = answerObjection;
        this.notices = notices;
        this.objections = objections;
        this.rounds = rounds;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @Schema(name = "NoticeRequest")
    public record NoticeRequest(
            @Schema(description = "Default today; this day does not count / 默认今日；当日不计入") @Nullable
            LocalDate publishedOn) {}

    @Schema(name = "RoundObjectionRequest")
    public record NewObjectionRequest(
            @NotNull UUID registrationId,

            @Schema(description = "Default today / 默认今日") @Nullable
            LocalDate raisedOn,

            @NotBlank @Size(max = 4000) String content) {}

    @Schema(name = "ObjectionAnswer")
    public record ObjectionAnswerRequest(
            @NotNull Boolean upheld,
            @NotBlank @Size(max = 4000) String answer) {}

    @Schema(name = "Objection")
    public record ObjectionView(
            UUID id,
            UUID roundId,
            UUID noticeId,
            UUID registrationId,
            LocalDate raisedOn,
            String content,
            Objection.State state,
            String recordedBy,
            Instant recordedAt,
            @Nullable String answer,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt,
            long version)
            implements Versioned {

        static ObjectionView of(Objection objection, Shown shown) {
            return new ObjectionView(
                    objection.id(),
                    objection.roundId(),
                    objection.noticeId(),
                    objection.registrationId(),
                    objection.raisedOn(),
                    shown.words(objection.content()),
                    objection.state(),
                    objection.recordedBy(),
                    objection.recordedAt(),
                    shown.words(objection.answer()),
                    objection.answeredBy(),
                    objection.answeredAt(),
                    objection.version());
        }
    }

    @POST
    @Path("notice")
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("selection:publish")
    @Operation(
            operationId = "publishNotice",
            summary = "Publish the candidates within the places / 发布公示",
            description = "Who scored does not publish. / 录入成绩者不得发布公示。")
    @APIResponse(
            responseCode = "201",
            description = "Published / 已发布",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = NoticeView.class)))
    public NoticeView publish(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @Nullable NoticeRequest request) {
        return view(publishNotice.handle(id, expected, request == null ? null : request.publishedOn()));
    }

    @GET
    @Path("notice")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getNotice", summary = "Read the latest notice of the round / 本轮最近一次公示")
    public NoticeView get(@PathParam("id") UUID id) {
        rounds.get(id, caller.scope());
        return view(notices.latest(id).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    @POST
    @Path("notice/closure")
    @Idempotent
    @PermissionsAllowed("selection:publish")
    @Operation(operationId = "closeNotice", summary = "Close the notice, after its last day only / 公示期满后结束公示")
    public NoticeView close(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return view(closeNotice.handle(id, expected));
    }

    private NoticeView view(PublicNotice notice) {
        return new NoticeView(
                notice.id(),
                notice.roundId(),
                notice.number(),
                notice.publishedOn(),
                notice.lastDay(),
                notice.days(),
                notice.dayKind(),
                notice.publishedBy(),
                notice.closedBy(),
                notice.isClosed(),
                notices.entries(notice).stream().map(NoticeResource::entry).toList(),
                rounds.get(notice.roundId(), caller.scope()).version());
    }

    private static NoticeView.NoticeEntryView entry(PublicNotices.Entry entry) {
        var line = entry.line();
        var ranked = line.ranked();
        return new NoticeView.NoticeEntryView(
                ranked.contender().registrationId(),
                Masking.name(line.name()),
                line.unitCode(),
                entry.unitName(),
                ranked.rank(),
                ranked.contender().total(),
                ranked.line(),
                ranked.tieBreak().of(ranked.contender()));
    }

    @POST
    @Path("objections")
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("selection:publish")
    @Operation(
            operationId = "raiseRoundObjection",
            summary = "Record an objection; it stops only the person concerned / 登记异议，仅暂停当事人")
    @APIResponse(
            responseCode = "201",
            description = "Recorded / 已登记",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ObjectionView.class)))
    public ObjectionView object(@PathParam("id") UUID id, @NotNull @Valid NewObjectionRequest request) {
        return ObjectionView.of(
                raiseObjection.handle(id, request.registrationId(), request.raisedOn(), request.content()),
                disclosure.masked());
    }

    @GET
    @Path("objections")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listRoundObjections", summary = "List objections, oldest first / 本轮异议列表")
    @Sorted("id")
    public Page<ObjectionView> listObjections(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        rounds.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id), "id");
        return seek.page(
                from -> objections.page(id, from.afterId(0), from.fetch()),
                objection -> List.of(objection.id().toString()),
                objection -> ObjectionView.of(objection, disclosure.masked()));
    }

    @POST
    @Path("objections/{objectionId}/answer")
    @Idempotent
    @PermissionsAllowed("selection:publish")
    @Operation(
            operationId = "answerRoundObjection",
            summary = "Answer an objection: upheld, or rejected / 答复异议：成立或不成立",
            description = "If-Match takes the objection's ETag. / If-Match 使用异议的 ETag。")
    public ObjectionView answer(
            @PathParam("id") UUID id,
            @PathParam("objectionId") UUID objectionId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid ObjectionAnswerRequest request) {
        return ObjectionView.of(
                answerObjection.handle(id, objectionId, expected, request.upheld(), request.answer()),
                disclosure.masked());
    }
}
