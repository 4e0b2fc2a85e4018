package org.shequ.assessment.recordmerger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Grade;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Two records turned out to be one person, and both have a result of one year: which of them counts. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "result conflicts", description = "Merged records that contradict each other / 档案合并后的结果冲突")
public class ConflictResource {

    private final ResultConflicts conflicts;
    private final DecideConflict decide;
    private final Cursors cursors;
    private final Caller caller;

    ConflictResource(ResultConflicts conflicts, DecideConflict decide, Cursors cursors, Caller caller) {
        this.conflicts = conflicts;
        this.decide = decide;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** What one record says of the year. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ConflictingResult")
    public record ResultView(
            @Schema(description = "The record that it was decided for / 原档案标识")
            UUID recordId,

            @Schema(examples = "1") int version,
            Grade grade,
            @Schema(examples = "93.40") @Nullable BigDecimal score,
            @Schema(examples = "320613002004") @Nullable String unitCode,
            @Schema(examples = "CYCLE") String origin,
            LocalDate finalOn) {}

    /** Which one counts, and why. */
    @Schema(name = "ConflictDecision")
    public record DecisionView(
            UUID id, UUID chosen, String reason, String documentNumber, String decidedBy, Instant decidedAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ResultConflict")
    public record ConflictView(
            @Schema(description = "The record that was kept / 保留档案")
            UUID personId,

            @Schema(examples = "2025") int year,
            List<ResultView> results,

            @Schema(description = "Absent while none of the results counts / 未裁定前各结果均不计入") @Nullable
            DecisionView decision) {

        static ConflictView of(ResultConflicts.Conflict conflict) {
            ResultConflicts.Decision decision = conflict.decision();
            return new ConflictView(
                    conflict.personId(),
                    conflict.year(),
                    conflict.results().stream()
                            .map(held -> new ResultView(
                                    held.recordId(),
                                    held.version(),
                                    held.grade(),
                                    held.score(),
                                    held.unitCode(),
                                    held.origin(),
                                    held.finalOn()))
                            .toList(),
                    decision == null
                            ? null
                            : new DecisionView(
                                    decision.id(),
                                    decision.chosen(),
                                    decision.reason(),
                                    decision.documentNumber(),
                                    decision.decidedBy(),
                                    decision.decidedAt()));
        }
    }

    /** A result as the decider saw it. */
    @Schema(name = "SeenResult")
    public record SeenResult(
            @Schema(required = true) @NotNull UUID recordId,
            @Schema(required = true, examples = "1") @Min(1) int version) {}

    @Schema(name = "ConflictDecisionRequest")
    public record DecisionRequest(
            @Schema(required = true, description = "The record whose result counts / 采用的档案") @NotNull
            UUID chosen,

            @Schema(required = true, description = "All results that the decision is about / 裁定所依据的全部结果")
            @NotEmpty
            @Size(max = 20)
            List<@Valid @NotNull SeenResult> seen,

            @Schema(description = "The decision that this one replaces / 被替代的裁定") @Nullable
            UUID replaces,

            @Schema(required = true, examples = "以实际任职单位的考核为准") @NotBlank @Size(max = 500)
            String reason,

            @Schema(required = true, examples = "崇委组〔2026〕9号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @GET
    @Path("result-conflicts")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listResultConflicts",
            summary = "List years about which merged records of one person contradict each other / 合并档案的年度结果冲突",
            description = "None of the results counts until one is chosen. A decision holds while the results are those"
                    + " that it is about. / 裁定前均不计入；结果变动后须重新裁定。")
    @Sorted("personId")
    public Page<ConflictView> list(
            @QueryParam("decided")
                    @DefaultValue("false")
                    @Parameter(description = "Those that are decided, instead of those that wait / 已裁定的，而非待裁定的")
                    boolean decided,
            @BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(decided, scope.unitCode()), "personId");
        return seek.page(
                from -> conflicts.list(decided, scope, from.after(0), from.after(1), from.fetch()),
                conflict -> List.of(conflict.personId().toString(), String.valueOf(conflict.year())),
                ConflictView::of);
    }

    @POST
    @Path("result-conflicts/{id}/{year}/decision")
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "decideResultConflict",
            summary = "Choose which result of a year counts for a person / 裁定某年度采用的结果",
            description = "Refused when the results are no longer those that were seen. The other result stays readable"
                    + " under its record. / 结果已变动则拒绝；未采用的结果仍可在原档案下查阅。")
    public ConflictView decide(
            @PathParam("id") UUID id, @PathParam("year") int year, @Valid @NotNull DecisionRequest request) {
        return ConflictView.of(decide.handle(
                id,
                year,
                new DecideConflict.Request(
                        request.chosen(),
                        request.seen().stream()
                                .map(seen -> seen.recordId() + "/" + seen.version())
                                .collect(Collectors.toUnmodifiableSet()),
                        request.replaces(),
                        request.reason(),
                        request.documentNumber())));
    }
}
