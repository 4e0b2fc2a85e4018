package org.shequ.selection.appointment;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("appointments/{appointmentId}/probation-decision")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "probations")
public class ProbationDecisionResource {

    private final DecideProbation decideProbation;

    ProbationDecisionResource(DecideProbation decideProbation) {
        this.decideProbation = decideProbation;
    }

    @Schema(name = "ProbationDecision")
    public record ProbationDecisionRequest(
            @NotNull ProbationEnd.Outcome outcome,

            @Schema(
                    description = "FAILED only: the first day after it, default today / 仅用于不合格：次日起终止，默认今日",
                    examples = "2027-05-01")
            @Nullable
            LocalDate on,

            @NotBlank @Size(max = 500) @Schema(examples = "试用期考核合格")
            String reason,

            @NotBlank @Size(max = 100) @Schema(examples = "崇组〔2027〕6号")
            String orderNumber) {}

    @POST
    @Idempotent
    @PermissionsAllowed("selection:decide")
    @Operation(
            operationId = "decideProbation",
            summary = "Confirm after probation, or find that it was failed / 转正，或认定试用期考核不合格",
            description =
                    "Failed: what the appointment began ends, and the place falls vacant. Who drafted the round or scored"
                            + " in it does not decide. / 不合格者终止聘用并腾出名额；拟定本轮或录入成绩者不得决定。")
    public AppointmentView decide(
            @PathParam("appointmentId") UUID appointmentId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid ProbationDecisionRequest request) {
        return AppointmentView.of(decideProbation.handle(
                appointmentId,
                expected,
                new DecideProbation.Decision(
                        request.outcome(), request.on(), request.reason(), request.orderNumber())));
    }
}
