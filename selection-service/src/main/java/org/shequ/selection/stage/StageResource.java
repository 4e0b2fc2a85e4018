package org.shequ.selection.stage;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.selection.round.RatioDecision;
import org.shequ.selection.round.RoundStatus;
import org.shequ.selection.vocabulary.Stage;

import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

@Path("rounds/{id}/stages")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stages", description = "Written examination, medical, inspection, deliberation / 笔试、体检、考察、集体研究")
public class StageResource {

    private final RecordOutcomes recordOutcomes;

    StageResource(RecordOutcomes recordOutcomes) {
        this.recordOutcomes = recordOutcomes;
    }

    @Schema(name = "StageOutcome")
    public record OutcomeRequest(
            @NotNull UUID registrationId,
            @NotNull Boolean passed,

            @Pattern(regexp = ".*\\S.*")
            @Size(max = 500)
            @Schema(description = "Required for whoever does not pass / 未通过者必填")
            @Nullable
            String reason) {}

    @Schema(name = "StageCompletion")
    public record StageCompletionRequest(
            @NotNull @Size(max = 5000) List<@NotNull @Valid OutcomeRequest> outcomes,

            @Valid @Schema(description = "WRITTEN only / 仅用于笔试") @Nullable
            RatioDecision acceptRatio) {}

    @Schema(name = "AwaitedOutcome")
    public record AwaitedView(UUID registrationId, Stage stage) {}

    @Schema(name = "StageProgress")
    public record StageProgressView(
            UUID roundId,
            RoundStatus status,
            @Nullable Stage stage,

            @Schema(description = "Whether the stage is over / 本环节是否结束")
            boolean completed,

            @Schema(description = "Outcomes still needed, of those who moved up too / 尚缺的结果，含递补人选")
            List<AwaitedView> awaited,

            @Schema(
                    description = "Who must be re-tested or draw lots first, a tie having come to lie on the last place"
                            + " / 因前位出局而形成末位并列、须先加试或抽签的人选")
            List<UUID> tied,

            long version)
            implements Versioned {}

    @POST
    @Path("{stage}/completion")
    @Idempotent
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "completeStage",
            summary = "Record outcomes and end the stage when none is missing / 记录结果并结束环节",
            description = "Whoever fails is out; the next in line is awaited. An earlier stage may be caught up on for"
                    + " those who moved up. For WRITTEN the outcomes are those who were absent."
                    + " / 未通过者出局并依次递补；递补人选可补录此前环节。笔试仅登记缺考人员。")
    public StageProgressView complete(
            @PathParam("id") UUID id,
            @PathParam("stage") Stage stage,
            @HeaderParam("If-Match") @Nullable Version expected,
            @NotNull @Valid StageCompletionRequest request) {
        var given = request.outcomes().stream()
                .map(outcome ->
                        new RecordOutcomes.NewOutcome(outcome.registrationId(), outcome.passed(), outcome.reason()))
                .toList();
        RecordOutcomes.requireDistinct(given);
        var progress = recordOutcomes.handle(id, expected, stage, given, request.acceptRatio());
        return new StageProgressView(
                id,
                progress.round().status(),
                progress.round().stage(),
                progress.completed(),
                progress.awaited().stream()
                        .map(awaited -> new AwaitedView(awaited.registrationId(), awaited.stage()))
                        .toList(),
                progress.tied(),
                progress.round().version());
    }
}
