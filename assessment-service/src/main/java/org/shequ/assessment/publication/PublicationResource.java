package org.shequ.assessment.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.CycleView;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.publication.Objection.Ruling;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
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

/** Publicity, objections and final results. */
@Path("cycles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "publication", description = "Publicity, objections, final results / 公示、异议与定案")
public class PublicationResource {

    private final PublishCycle publishCycle;
    private final FinishCycle finishCycle;
    private final RaiseObjection raiseObjection;
    private final AnswerObjection answerObjection;
    private final Objections objections;
    private final Cycles cycles;
    private final Jobs jobs;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    PublicationResource(
            PublishCycle publishCycle,
            FinishCycle finishCycle,
            RaiseObjection raiseObjection,
            AnswerObjection answerObjection,
            Objections objections,
            Cycles cycles,
            Jobs jobs,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.publishCycle = publishCycle;
        this.finishCycle = finishCycle;
        this.raiseObjection = raiseObjection;
        this.answerObjection = answerObjection;
        this.objections = objections;
        this.cycles = cycles;
        this.jobs = jobs;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @Schema(name = "PublicityRequest")
    public record PublicityRequest(
            @Schema(required = true, examples = "崇委组〔2026〕5号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @POST
    @Path("publicity")
    @PermissionsAllowed("assessment:publish")
    @Idempotent
    @Operation(
            operationId = "publishCycle",
            summary = "Make the outcomes public for the scheme's working days / 公示考核结果",
            description =
                    "Refused while a tie is undecided, and to who scored or calibrated. /" + " 并列未裁定时拒绝；评分、审定人员不得公示。")
    public CycleView publish(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull PublicityRequest request) {
        return CycleView.of(publishCycle.handle(id, expected, request.documentNumber()));
    }

    @POST
    @Path("finalization")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("assessment:publish")
    @Idempotent
    @Operation(
            operationId = "finishCycle",
            summary = "Make the results final after publicity / 公示期满定案",
            description = "A job. Whoever has an open objection is held back until it is answered. /"
                    + " 作为任务执行；有未答复异议者暂缓定案。")
    @APIResponse(
            responseCode = "202",
            description = "The job that makes them final / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response finish(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return jobs.accepted(finishCycle.submit(id, expected));
    }

    @Schema(name = "ObjectionRequest")
    public record ObjectionRequest(
            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(required = true, examples = "加分依据不足") @NotBlank @Size(max = 2000)
            String grounds) {}

    @Schema(name = "ObjectionAnswerRequest")
    public record AnswerRequest(
            @Schema(required = true) @NotNull Objections.Answer outcome,

            @Schema(required = true, examples = "经核实，维持原结果") @NotBlank @Size(max = 2000)
            String answer,

            @Schema(description = "What the score is to be, when upheld / 异议成立时的得分", examples = "88.50")
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @Nullable
            BigDecimal score,

            @Schema(description = "What the grade is to be, of persons / 人员等次") @Nullable
            Grade grade) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RaisedObjection")
    public record ObjectionView(
            UUID id,
            long version,
            String subject,
            String grounds,
            String raisedBy,
            LocalDate raisedOn,
            Objections.@Nullable Answer outcome,
            @Nullable String answer,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String answeredBy,
            @Nullable LocalDate answeredOn)
            implements Versioned {

        static ObjectionView of(Objection objection, Shown shown) {
            return new ObjectionView(
                    objection.id(),
                    objection.version(),
                    objection.subject(),
                    shown.words(objection.grounds()),
                    objection.raisedBy(),
                    objection.raisedOn(),
                    objection.outcome(),
                    shown.words(objection.answer()),
                    objection.score(),
                    objection.grade(),
                    objection.answeredBy(),
                    objection.answeredOn());
        }
    }

    @POST
    @Path("objections")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "raiseCycleObjection", summary = "Record an objection during publicity / 登记公示异议")
    @APIResponse(responseCode = "201", description = "Recorded / 已登记")
    @APIResponseSchema(value = ObjectionView.class, responseCode = "201")
    public Response raise(@PathParam("id") UUID id, @Valid @NotNull ObjectionRequest request) {
        var objection = raiseObjection.handle(id, request.subject(), request.grounds());
        return Response.created(URI.create("cycles/" + id + "/objections/" + objection.id()))
                .entity(ObjectionView.of(objection, disclosure.masked()))
                .build();
    }

    @GET
    @Path("objections")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listCycleObjections", summary = "List objections, oldest first / 异议列表")
    @Sorted("id")
    public Page<ObjectionView> list(
            @PathParam("id") UUID id,
            @QueryParam("open") @Parameter(description = "Only unanswered ones / 仅未答复") @Nullable Boolean open,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        cycles.get(id, scope);
        var seek = cursors.open(request, Cursors.fingerprint(id, open, scope.unitCode()), "id");
        return seek.page(
                from -> objections.list(id, scope, Boolean.TRUE.equals(open), from.after(0), from.fetch()),
                objection -> List.of(objection.id().toString()),
                objection -> ObjectionView.of(objection, disclosure.masked()));
    }

    @GET
    @Path("objections/{objection}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getObjection", summary = "Read an objection and its answer / 异议及答复")
    public ObjectionView get(@PathParam("id") UUID id, @PathParam("objection") UUID objection) {
        return ObjectionView.of(objections.get(id, objection, caller.scope()), disclosure.masked());
    }

    @POST
    @Path("objections/{objection}/answer")
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "answerCycleObjection",
            summary = "Answer an objection / 答复异议",
            description = "By who owns the cycle; not by who calibrated or objected. Upheld, it names the score (and a"
                    + " person's grade). / 由考核周期所属辖区答复，审定人、异议登记人不得答复；成立时须给出得分（人员另给等次）。")
    public ObjectionView answer(
            @PathParam("id") UUID id,
            @PathParam("objection") UUID objection,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull AnswerRequest request) {
        return ObjectionView.of(
                answerObjection.handle(
                        id,
                        objection,
                        expected,
                        new Ruling(request.outcome(), request.answer(), request.score(), request.grade())),
                disclosure.masked());
    }
}
