package org.shequ.assessment.standing;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.personnelfeed.Directory;
import org.shequ.assessment.ranking.FrontPolicy;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The front: who stands in it, and what it is. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "standing", description = "The front and its policies / 前列认定")
public class StandingResource {

    private final JudgeStanding judgeStanding;
    private final AdoptFrontPolicy adoptFrontPolicy;
    private final FrontPolicies policies;
    private final Directory directory;
    private final Cursors cursors;
    private final Caller caller;

    public StandingResource(
            JudgeStanding judgeStanding,
            AdoptFrontPolicy adoptFrontPolicy,
            FrontPolicies policies,
            Directory directory,
            Cursors cursors,
            Caller caller) {
        this.judgeStanding = judgeStanding;
        this.adoptFrontPolicy = adoptFrontPolicy;
        this.policies = policies;
        this.directory = directory;
        this.cursors = cursors;
        this.caller = caller;
    }

    @GET
    @Path("communities/{code}/standing")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "getStanding",
            summary = "Judge whether a community is in the front over several years, and why / 社区是否连续处于前列及理由")
    public StandingView standing(
            @PathParam("code") String code,
            @QueryParam("until")
                    @Parameter(
                            description = "Last year; by default the one before this / 截止年度，默认上一年度",
                            example = "2025")
                    @Min(2000)
                    @Max(2100)
                    @Nullable
                    Integer until,
            @QueryParam("years")
                    @Parameter(
                            description = "How many years; by default as the policy says / 连续年数，默认依认定办法",
                            example = "3")
                    @Min(1)
                    @Max(10)
                    @Nullable
                    Integer years,
            @QueryParam("policy")
                    @Parameter(description = "Another policy than the jurisdiction's own / 改用其他认定办法")
                    @Nullable
                    FrontPolicy policy) {
        caller.scope().require(code);
        var community = directory.findCommunity(code).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        return StandingView.of(judgeStanding.handle(community, until, years, policy));
    }

    /** A policy to adopt. */
    public record FrontPolicyRequest(
            @Schema(required = true, examples = "320613") @NotNull @Pattern(regexp = "[0-9]{2,9}")
            String jurisdiction,

            @Schema(required = true) @NotNull FrontPolicy policy,

            @Schema(required = true, examples = "3") @NotNull @Min(1) @Max(10)
            Integer years,

            @Schema(required = true) @NotNull LocalDate effectiveFrom,

            @Schema(required = true, examples = "崇委组〔2026〕3号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    /** A policy in its version. */
    @Schema(name = "FrontPolicyVersion")
    public record FrontPolicyView(
            UUID id,

            @Schema(description = "Empty for the default of all / 为空表示通用默认", examples = "320613")
            String jurisdiction,

            FrontPolicy policy,
            int years,
            LocalDate effectiveFrom,
            String documentNumber) {

        static FrontPolicyView of(FrontPolicyVersion version) {
            return new FrontPolicyView(
                    version.id(),
                    version.jurisdiction(),
                    version.policy(),
                    version.years(),
                    version.effectiveFrom(),
                    version.documentNumber());
        }
    }

    @POST
    @Path("front-policies")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "adoptFrontPolicy", summary = "Adopt a front policy from a day on / 自某日起采用前列认定办法")
    @APIResponse(responseCode = "201", description = "Adopted / 已采用")
    @APIResponseSchema(value = FrontPolicyView.class, responseCode = "201")
    public Response adopt(@Valid @NotNull FrontPolicyRequest request) {
        FrontPolicyVersion adopted = adoptFrontPolicy.handle(
                request.jurisdiction(),
                request.policy(),
                request.years(),
                request.effectiveFrom(),
                request.documentNumber());
        return Response.created(URI.create("front-policies"))
                .entity(FrontPolicyView.of(adopted))
                .build();
    }

    @GET
    @Path("front-policies")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listFrontPolicies",
            summary = "List front policies that hold in the caller's scope / 前列认定办法列表")
    @Sorted("jurisdiction")
    public Page<FrontPolicyView> policies(@BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(scope.unitCode()), "jurisdiction");
        return seek.page(
                policies.page(scope, seek),
                policy -> List.of(
                        "", policy.jurisdiction(), policy.effectiveFrom().toString()),
                FrontPolicyView::of,
                () -> policies.count(scope));
    }
}
