package org.shequ.selection.application;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.kit.security.Scope;
import org.shequ.selection.eligibility.JudgementContext;
import org.shequ.selection.eligibility.Relaxation;
import org.shequ.selection.eligibility.Verdict;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.RoundView;
import org.shequ.selection.round.RoundViews;
import org.shequ.selection.round.SelectionRounds;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
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

@Path("rounds/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "registrations", description = "Registration and review / 报名与资格审查")
public class RegistrationResource {

    private final RegisterCandidate registerCandidate;
    private final ReviewRegistration reviewRegistration;
    private final WithdrawRegistration withdrawRegistration;
    private final CompleteReview completeReview;
    private final RegistrationViews views;
    private final RoundViews roundViews;
    private final Registrations registrations;
    private final SelectionRounds rounds;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    RegistrationResource(
            RegisterCandidate registerCandidate,
            ReviewRegistration reviewRegistration,
            WithdrawRegistration withdrawRegistration,
            CompleteReview completeReview,
            RegistrationViews views,
            RoundViews roundViews,
            Registrations registrations,
            SelectionRounds rounds,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.registerCandidate = registerCandidate;
        this.reviewRegistration = reviewRegistration;
        this.withdrawRegistration = withdrawRegistration;
        this.completeReview = completeReview;
        this.views = views;
        this.roundViews = roundViews;
        this.registrations = registrations;
        this.rounds = rounds;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @Schema(name = "RegistrationRequest")
    public record NewRegistrationRequest(
            @NotNull UUID personId,
            @NotNull UUID positionId,

            @Size(max = 2)
            @Schema(description = "Relaxations of the age limit, each by an order / 年龄放宽依据，每项须有批准文号")
            @Nullable
            List<@NotNull @Valid RelaxationRequest> relaxations) {}

    @Schema(name = "Relaxation")
    public record RelaxationRequest(
            @NotNull Relaxation.Ground ground,

            @NotBlank @Size(max = 100) @Schema(examples = "崇组〔2026〕9号")
            String orderNumber) {}

    @Schema(name = "BonusRequest")
    public record BonusRequest(
            @NotNull
            @DecimalMin("0.000001")
            @Digits(integer = 2, fraction = 6)
            @Schema(description = "With as many decimals as the round takes / 小数位数以本轮规定为准", examples = "2")
            BigDecimal points,

            @NotBlank @Size(max = 100) String documentNumber) {}

    @Schema(name = "ReviewRequest")
    public record ReviewRequest(
            @NotNull Registration.Decision decision,

            @NotBlank @Size(max = 500) @Schema(examples = "材料齐全，符合条件")
            String reason,

            @Pattern(regexp = ".*\\S.*")
            @Size(max = 100)
            @Schema(description = "Admits somebody who is not found eligible / 准入不符合条件者所依据的批准文号")
            @Nullable
            String orderNumber,

            @Valid @Nullable BonusRequest bonus) {}

    @Schema(name = "WithdrawalRequest")
    public record WithdrawalRequest(
            @NotBlank @Size(max = 500) String reason) {}

    @Schema(name = "ReviewCompletion")
    public record ReviewCompletionRequest(@Valid @Nullable RatioDecision acceptRatio) {}

    @POST
    @Path("registrations")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "registerCandidate",
            summary = "Enter a person in the round and freeze the evidence / 报名并固化资格证据",
            description = "Whoever is not eligible is entered too, with the findings; only an order may admit them."
                    + " / 不符合条件者同样登记并附判定依据，无批准文号不得准入。")
    @APIResponse(
            responseCode = "201",
            description = "Registered / 已登记报名",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = RegistrationView.class)))
    public Response register(@PathParam("id") UUID id, @NotNull @Valid NewRegistrationRequest request) {
        var registration = views.of(
                registerCandidate.handle(id, request.personId(), request.positionId(), orders(request.relaxations())));
        return Response.created(URI.create("rounds/" + id + "/registrations/" + registration.id()))
                .entity(registration)
                .build();
    }

    private static List<JudgementContext.Order> orders(@Nullable List<RelaxationRequest> relaxations) {
        return relaxations == null
                ? List.of()
                : relaxations.stream()
                        .map(relaxation -> new JudgementContext.Order(relaxation.ground(), relaxation.orderNumber()))
                        .toList();
    }

    @GET
    @Path("registrations")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listRegistrations", summary = "List registrations of a round / 本轮报名列表")
    @Sorted("id")
    public Page<RegistrationView> list(
            @PathParam("id") UUID id,
            @QueryParam("position") @Nullable UUID position,
            @QueryParam("status") @Nullable RegistrationStatus status,
            @QueryParam("verdict") @Nullable Verdict verdict,
            @BeanParam PageRequest request,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        var shown = disclosure.shown("registrations", id.toString());
        var round = rounds.getAbove(id, caller.scope());
        var scope = caller.scope().covers(round.jurisdiction()) ? Scope.ALL : caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(id, position, status, verdict), "id");
        return seek.page(
                registrations.page(id, scope, position, status, verdict, seek.afterId(0), seek.fetch()),
                registration -> List.of(registration.id().toString()),
                registration -> views.of(registration, shown),
                () -> registrations.count(id, scope, position, status, verdict));
    }

    @GET
    @OwnRecord(value = "registrationId", by = RegistrationOwner.class)
    @Path("registrations/{registrationId}")
    @PermissionsAllowed("selection:read")
    @Operation(
            operationId = "getRegistration",
            summary = "Read a registration: frozen evidence, and what today's dossiers would say / 报名详情：固化证据与现况差异")
    public RegistrationView get(
            @PathParam("id") UUID id,
            @PathParam("registrationId") UUID registrationId,
            @HeaderParam("X-Purpose")
                    @Parameter(description = Purpose.PARAMETER, example = "QUALIFICATION_REVIEW")
                    @Nullable
                    String purpose) {
        return views.withNow(id, registrationId, disclosure.shown("registration", registrationId.toString()));
    }

    @POST
    @Path("registrations/{registrationId}/review")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "reviewRegistration",
            summary = "Admit or refuse a registration / 资格审查决定",
            description = "If-Match takes the registration's ETag. / If-Match 使用报名的 ETag。")
    public RegistrationView review(
            @PathParam("id") UUID id,
            @PathParam("registrationId") UUID registrationId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid ReviewRequest request) {
        var bonus = request.bonus();
        return views.of(reviewRegistration.handle(
                id,
                registrationId,
                expected,
                new ReviewRegistration.Review(
                        request.decision(),
                        request.reason(),
                        request.orderNumber(),
                        bonus == null ? null : new ReviewRegistration.Bonus(bonus.points(), bonus.documentNumber()))));
    }

    @POST
    @Path("registrations/{registrationId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(operationId = "withdrawRegistration", summary = "Withdraw a registration / 撤回报名")
    public RegistrationView withdraw(
            @PathParam("id") UUID id,
            @PathParam("registrationId") UUID registrationId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid WithdrawalRequest request) {
        return views.of(withdrawRegistration.handle(id, registrationId, expected, request.reason()));
    }

    @POST
    @Path("review-completion")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "completeReview",
            summary = "End registration and review / 结束报名与资格审查",
            description =
                    "After the deadline, when all have been reviewed. 409 RATIO_NOT_MET unless the ratio is met or"
                            + " acceptRatio records a decision. / 截止后且全部审查完毕；人数不足比例须附 acceptRatio。")
    public RoundView completeReview(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @Nullable ReviewCompletionRequest request) {
        return roundViews.of(completeReview.handle(id, expected, request == null ? null : request.acceptRatio()));
    }
}
