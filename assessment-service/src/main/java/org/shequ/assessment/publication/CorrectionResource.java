package org.shequ.assessment.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.grading.Grade;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Corrections of final results. */
@Path("cycles/{id}/corrections")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "publication", description = "Publicity, objections, final results / 公示、异议与定案")
public class CorrectionResource {

    private final CorrectResult correctResult;
    private final Cycles cycles;
    private final Cursors cursors;
    private final Caller caller;

    CorrectionResource(CorrectResult correctResult, Cycles cycles, Cursors cursors, Caller caller) {
        this.correctResult = correctResult;
        this.cycles = cycles;
        this.cursors = cursors;
        this.caller = caller;
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
            String reason,

            @Schema(required = true, examples = "崇委组〔2026〕9号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedCorrection")
    public record CorrectionView(
            UUID id,
            String subject,
            BigDecimal score,
            @Nullable Grade grade,
            String reason,
            String documentNumber,
            String correctedBy,
            LocalDate correctedOn) {

        static CorrectionView of(CorrectResult.Correction correction) {
            return new CorrectionView(
                    correction.id(),
                    correction.subject(),
                    correction.score(),
                    correction.grade(),
                    correction.reason(),
                    correction.documentNumber(),
                    correction.correctedBy(),
                    correction.correctedOn());
        }
    }

    @POST
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "correctResult",
            summary = "Correct one final result as a new version / 以新版本更正单个最终结果",
            description = "The former version stays readable; nobody else's result moves. / 原版本仍可查阅，他人结果不变。")
    @APIResponse(responseCode = "201", description = "Corrected / 已更正")
    @APIResponseSchema(value = CorrectionView.class, responseCode = "201")
    public Response correct(@PathParam("id") UUID id, @Valid @NotNull CorrectionRequest request) {
        var correction = correctResult.handle(
                id, request.subject(), request.score(), request.grade(), request.reason(), request.documentNumber());
        return Response.created(URI.create("cycles/" + id + "/corrections"))
                .entity(CorrectionView.of(correction))
                .build();
    }

    @GET
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listCorrections", summary = "Corrections and their reasons, oldest first / 更正及其理由")
    public Page<CorrectionView> corrections(@PathParam("id") UUID id, @BeanParam PageRequest request) {
        var scope = caller.scope();
        cycles.get(id, scope);
        request.sort(Set.of("id"), "id");
        var seek = cursors.open(request, Cursors.fingerprint(id, scope.unitCode()), "id");
        return seek.page(
                correctResult.list(id, seek.after(0), seek.fetch()),
                correction -> List.of(correction.id().toString()),
                CorrectionView::of,
                null);
    }
}
