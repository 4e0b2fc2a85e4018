package org.shequ.assessment.succession;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Mergers and splits, and what is inherited through them. */
@Path("successions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "successions", description = "What communities inherit / 社区合并、拆分后的考核承继")
public class SuccessionResource {

    private final RecordSuccession recordSuccession;
    private final Successions successions;
    private final AnnouncedMergers mergers;
    private final Cursors cursors;
    private final Caller caller;

    SuccessionResource(
            RecordSuccession recordSuccession,
            Successions successions,
            AnnouncedMergers mergers,
            Cursors cursors,
            Caller caller) {
        this.recordSuccession = recordSuccession;
        this.successions = successions;
        this.mergers = mergers;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A community that ends. */
    @Schema(name = "PredecessorRequest")
    public record PredecessorRequest(
            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9]{12}")
            String unitCode,

            @Schema(description = "Weighs in a merger / 合并时的权重", examples = "8200") @Min(1) @Nullable
            Long population) {}

    @Schema(name = "SuccessionRequest")
    public record SuccessionRequest(
            @Schema(required = true) @NotNull SuccessionKind kind,
            @Schema(required = true) @NotNull LocalDate effectiveOn,

            @Schema(required = true) @NotEmpty @Size(max = 50)
            List<@Valid @NotNull PredecessorRequest> from,

            @Schema(required = true) @NotEmpty @Size(max = 50)
            List<@NotNull @Pattern(regexp = "[0-9]{12}") String> to,

            @Schema(required = true, examples = "崇政复〔2026〕2号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SuccessionUnit")
    public record UnitView(
            String unitCode,
            @Schema(examples = "FROM") String side,
            @Nullable Long population) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RecordedSuccession")
    public record SuccessionView(
            UUID id,
            SuccessionKind kind,
            LocalDate effectiveOn,
            String documentNumber,
            List<UnitView> units,

            @Schema(description = "Results that were inherited / 承继的年度结果数")
            int inherited) {}

    @POST
    @PermissionsAllowed("assessment:approve")
    @Idempotent
    @Operation(
            operationId = "recordSuccession",
            summary = "Record a merger or split and pass results on / 登记合并或拆分并承继考核结果",
            description = "A merger passes on the population-weighted score of every year that all predecessors have, a"
                    + " split a copy. Told again it is refused and changes nothing. /"
                    + " 合并按人口加权承继各方均有结果的年度，拆分照原结果承继；重复登记被拒绝。")
    @APIResponse(responseCode = "201", description = "Recorded / 已登记")
    @APIResponseSchema(value = SuccessionView.class, responseCode = "201")
    public Response record(@Valid @NotNull SuccessionRequest request) {
        var recorded = recordSuccession.handle(
                request.kind(),
                request.effectiveOn(),
                request.from().stream()
                        .map(unit -> new RecordSuccession.Side(unit.unitCode(), unit.population()))
                        .toList(),
                request.to(),
                request.documentNumber());
        return Response.created(URI.create("successions"))
                .entity(successions.get(recorded.id()))
                .build();
    }

    @GET
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "listSuccessions", summary = "List mergers and splits on record, oldest first / 合并与拆分列表")
    @Sorted("id")
    public Page<SuccessionView> list(@BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(scope.unitCode()), "id");
        return seek.page(
                from -> successions.list(scope, from.after(0), from.fetch()),
                succession -> List.of(succession.id().toString()));
    }

    /** A merger that waits for the populations. */
    @Schema(name = "AnnouncedMerger")
    public record AnnouncedMergerView(
            @Schema(examples = "320613002010") String successor,
            LocalDate effectiveOn,

            @Schema(description = "Communities that went into it, as far as they have been told / 已知的被合并社区")
            List<String> predecessors) {}

    @GET
    @Path("announced-mergers")
    @PermissionsAllowed("assessment:read")
    @Operation(
            operationId = "listAnnouncedMergers",
            summary = "List mergers that wait for populations, by successor / 已获知、待登记人口的合并",
            description = "Splits are inherited by themselves. / 拆分自动承继。")
    @Sorted("successor")
    public Page<AnnouncedMergerView> announced(@BeanParam PageRequest request) {
        var scope = caller.scope();
        var seek = cursors.open(request, Cursors.fingerprint(scope.unitCode()), "successor");
        return seek.page(
                from -> mergers.list(scope, from.after(0), from.fetch()),
                waiting -> List.of(waiting.successor()),
                waiting -> new AnnouncedMergerView(waiting.successor(), waiting.effectiveOn(), waiting.predecessors()));
    }
}
