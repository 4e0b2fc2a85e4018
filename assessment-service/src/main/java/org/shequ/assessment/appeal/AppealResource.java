package org.shequ.assessment.appeal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.appeal.Appeal.Ruling;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;

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

/** Reviews and appeals of single results. */
@Path("appeals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "appeals", description = "Review and appeal of one result / 复核与申诉")
public class AppealResource {

    private final FileAppeal fileAppeal;
    private final DecideAppeal decideAppeal;
    private final Appeals appeals;
    private final BusinessClock clock;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    AppealResource(
            FileAppeal fileAppeal,
            DecideAppeal decideAppeal,
            Appeals appeals,
            BusinessClock clock,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.fileAppeal = fileAppeal;
        this.decideAppeal = decideAppeal;
        this.appeals = appeals;
        this.clock = clock;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @Schema(name = "AppealRequest")
    public record AppealRequest(
            @Schema(required = true) @NotNull UUID cycleId,

            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(required = true) @NotNull AppealStage stage,

            @Schema(required = true, examples = "漏计表彰加分") @NotBlank @Size(max = 2000)
            String grounds) {}

    @Schema(name = "AppealDecisionRequest")
    public record DecisionRequest(
            @Schema(required = true) @NotNull Appeals.Decision outcome,

            @Schema(required = true, examples = "经复核，加分成立") @NotBlank @Size(max = 2000)
            String reason,

            @Schema(required = true, examples = "崇考复〔2026〕1号") @NotBlank @Size(max = 100)
            String documentNumber,

            @Schema(description = "What the score is to be, when changed / 变更后的得分", examples = "92.10")
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            @Nullable
            BigDecimal score,

            @Schema(description = "What the grade is to be, of persons / 人员等次") @Nullable
            Grade grade) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FiledAppeal")
    public record AppealView(
            UUID id,
            long version,
            UUID cycleId,
            String subject,
            AppealStage stage,
            String grounds,
            String filedBy,
            LocalDate filedOn,

            @Schema(description = "Last day for a decision / 决定期限")
            LocalDate decideUntil,

            @Schema(description = "Undecided after that day / 逾期未决")
            boolean overdue,

            Appeals.@Nullable Decision outcome,
            @Nullable String reason,
            @Nullable String documentNumber,
            @Nullable BigDecimal score,
            @Nullable Grade grade,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn)
            implements Versioned {}

    private AppealView view(Appeal appeal) {
        var shown = disclosure.masked();
        return new AppealView(
                appeal.id(),
                appeal.version(),
                appeal.cycleId(),
                appeal.subject(),
                appeal.stage(),
                shown.words(appeal.grounds()),
                appeal.filedBy(),
                appeal.filedOn(),
                appeal.decideUntil(),
                appeal.outcome() == null && clock.today().isAfter(appeal.decideUntil()),
                appeal.outcome(),
                shown.words(appeal.reason()),
                appeal.documentNumber(),
                appeal.score(),
                appeal.grade(),
                appeal.decidedBy(),
                appeal.decidedOn());
    }

    @POST
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "fileAppeal",
            summary = "Ask for review of a final result, or appeal against the review / 申请复核或提出申诉",
            description = "Within the scheme's days; reopens that one result. / 须在方案期限内；只重新审视该结果。")
    @APIResponse(responseCode = "201", description = "Filed / 已受理")
    @APIResponseSchema(value = AppealView.class, responseCode = "201")
    public Response file(@Valid @NotNull AppealRequest request) {
        var appeal = fileAppeal.handle(request.cycleId(), request.subject(), request.stage(), request.grounds());
        return Response.created(URI.create("appeals/" + appeal.id()))
                .entity(view(appeal))
                .build();
    }

    @GET
    @OwnRecord("subject")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listAppeals", summary = "List reviews and appeals, oldest first / 复核与申诉列表")
    @Sorted("id")
    public Page<AppealView> list(
            @QueryParam("cycleId") @Parameter(description = "Only of this cycle / 仅此考核周期") @Nullable UUID cycleId,
            @QueryParam("subject") @Parameter(description = "Only of this person or community / 仅此人员或社区") @Nullable
                    String subject,
            @QueryParam("open") @Parameter(description = "Only undecided ones / 仅未决定") @Nullable Boolean open,
            @QueryParam("overdue") @Parameter(description = "Only those past their time / 仅逾期") @Nullable
                    Boolean overdue,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var filter = new Appeals.Filter(
                cycleId, subject, Boolean.TRUE.equals(open), Boolean.TRUE.equals(overdue) ? clock.today() : null);
        var seek = cursors.open(request, Cursors.fingerprint(cycleId, subject, open, overdue, scope.unitCode()), "id");
        return seek.page(
                from -> appeals.list(filter, scope, from.after(0), from.fetch()),
                appeal -> List.of(appeal.id().toString()),
                this::view);
    }

    @GET
    @OwnRecord(value = "id", by = AppealOwner.class)
    @Path("{id}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getAppeal", summary = "Read a review or appeal and its decision / 复核或申诉及其决定")
    public AppealView get(@PathParam("id") UUID id) {
        return view(appeals.get(id, caller.scope()));
    }

    @POST
    @Path("{id}/decision")
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "decideAppeal",
            summary = "Decide a review or an appeal / 作出复核或申诉决定",
            description =
                    "By who owns the cycle; not by who filed it, calibrated, made the result final, or decided the"
                            + " review before. / 由考核周期所属辖区决定，申请人、审定人、定案人及原复核人不得决定。")
    public AppealView decide(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DecisionRequest request) {
        return view(decideAppeal.handle(
                id,
                expected,
                new Ruling(
                        request.outcome(),
                        request.reason(),
                        request.documentNumber(),
                        request.score(),
                        request.grade())));
    }
}
