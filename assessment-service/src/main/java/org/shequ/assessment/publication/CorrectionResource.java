package org.shequ.assessment.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
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

/** Corrections of final results. */
@Path("cycles/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "publication", description = "Publicity, objections, final results / 公示、异议与定案")
public class CorrectionResource {

    private final RequestCorrection requestCorrection;
    private final DecideCorrection decideCorrection;
    private final Corrections corrections;
    private final Cycles cycles;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;

    CorrectionResource(
            RequestCorrection requestCorrection,
            DecideCorrection decideCorrection,
            Corrections corrections,
            Cycles cycles,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure) {
        this.requestCorrection = requestCorrection;
        this.decideCorrection = decideCorrection;
        this.corrections = corrections;
        this.cycles = cycles;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
    }

    @Schema(name = "CorrectionRequest")
    public record CorrectionRequest(
            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(required = true, examples = "91.20")
            @NotNull
            @DecimalMin("0")
            @DecimalMax("100")
            @Digits(integer = 3, fraction = 2)
            BigDecimal score,

            @Schema(description = "Persons only / 仅人员") @Nullable
            Grade grade,

            @Schema(required = true, examples = "汇总时漏计一项加分") @NotBlank @Size(max = 2000)
            String reason) {}

    @Schema(name = "CorrectionDecisionRequest")
    public record DecisionRequest(
            @Schema(required = true) @NotNull Corrections.Decision outcome,

            @Schema(required = true, examples = "经核对原始记录，同意更正") @NotBlank @Size(max = 2000)
            String opinion,

            @Schema(required = true, examples = "崇委组〔2026〕9号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RequestedCorrection")
    public record CorrectionView(
            UUID id,
            long version,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String requestedBy,
            LocalDate requestedOn,
            Corrections.@Nullable Decision outcome,
            @Nullable String opinion,
            @Nullable String documentNumber,
            @Nullable String decidedBy,
            @Nullable LocalDate decidedOn)
            implements Versioned {

        static CorrectionView of(Correction correction, Shown shown) {
            return new CorrectionView(
                    correction.id(),
                    correction.version(),
                    correction.subject(),
                    correction.score(),
                    correction.grade(),
                    shown.words(correction.reason()),
                    correction.requestedBy(),
                    correction.requestedOn(),
                    correction.outcome(),
                    shown.words(correction.opinion()),
                    correction.documentNumber(),
                    correction.decidedBy(),
                    correction.decidedOn());
        }
    }

    @POST
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "requestCorrection",
            summary = "Ask for the correction of one final result / 申请更正单个最终结果",
            description = "Nothing changes until somebody else decides. / 经他人批准后方始生效。")
    @APIResponse(responseCode = "201", description = "Asked for / 已受理")
    @APIResponseSchema(value = CorrectionView.class, responseCode = "201")
    public Response request(@PathParam("id") UUID id, @Valid @NotNull CorrectionRequest request) {
        var correction =
                requestCorrection.handle(id, request.subject(), request.score(), request.grade(), request.reason());
        return Response.created(URI.create("cycles/" + id + "/corrections/" + correction.id()))
                .entity(CorrectionView.of(correction, disclosure.masked()))
                .build();
    }

    @GET
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listCorrections", summary = "List corrections and their reasons, oldest first / 更正及其理由")
    @Sorted("id")
    public Page<CorrectionView> corrections(
            @PathParam("id") UUID id,
            @QueryParam("open") @Parameter(description = "Only undecided ones / 仅未决定") @Nullable Boolean open,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        cycles.get(id, scope);
        var seek = cursors.open(request, Cursors.fingerprint(id, open, scope.unitCode()), "id");
        return seek.page(
                from -> corrections.list(id, scope, Boolean.TRUE.equals(open), from.after(0), from.fetch()),
                correction -> List.of(correction.id().toString()),
                correction -> CorrectionView.of(correction, disclosure.masked()));
    }

    @GET
    @Path("{correction}")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getCorrection", summary = "Read a correction and its decision / 更正及其决定")
    public CorrectionView get(@PathParam("id") UUID id, @PathParam("correction") UUID correction) {
        return CorrectionView.of(corrections.get(id, correction, caller.scope()), disclosure.masked());
    }

    @POST
    @Path("{correction}/decision")
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "decideCorrection",
            summary = "Decide a correction, which makes a new version of the result / 决定是否更正，更正即形成结果的新版本",
            description = "By who owns the cycle, and not by who asked, calibrated or made the result final. The former"
                    + " version stays readable; nobody else's result moves. / 由考核周期所属辖区决定，申请人、审定人、定案人不得决定；"
                    + "原版本仍可查阅，他人结果不变。")
    public CorrectionView decide(
            @PathParam("id") UUID id,
            @PathParam("correction") UUID correction,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull DecisionRequest request) {
        return CorrectionView.of(
                decideCorrection.handle(
                        id, correction, expected, request.outcome(), request.opinion(), request.documentNumber()),
                disclosure.masked());
    }
}
