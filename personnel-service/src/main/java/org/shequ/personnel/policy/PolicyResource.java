package org.shequ.personnel.policy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.database.Json;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Policies as versioned data, over HTTP. */
@Path("policies")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "policies", description = "What a jurisdiction has decided, by version / 各地政策及其版本")
public class PolicyResource {

    private final Policies policies;
    private final RecordPolicy recordPolicy;
    private final Cursors cursors;
    private final Caller caller;
    private final Json json;

    public PolicyResource(Policies policies, RecordPolicy recordPolicy, Cursors cursors, Caller caller, Json json) {
        this.policies = policies;
        this.recordPolicy = recordPolicy;
        this.cursors = cursors;
        this.caller = caller;
        this.json = json;
    }

    /** A version to record. */
    @Schema(name = "PolicyRequest")
    public record PolicyRequest(
            @Schema(required = true, examples = "pay-grade") @NotBlank @Size(max = 40)
            String name,

            @Schema(
                    required = true,
                    description = "Prefix of unit codes; empty for everywhere / 区划代码前缀，空为全部",
                    examples = "320613")
            @NotNull
            @Pattern(regexp = "[0-9]{0,12}")
            String jurisdiction,

            @Schema(required = true) @NotNull LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(required = true, examples = "崇民〔2026〕4号") @NotBlank @Size(max = 100)
            String documentNumber,

            @Schema(
                    required = true,
                    description = "In the form of the policy / 按该政策的格式",
                    type = SchemaType.OBJECT,
                    implementation = Map.class)
            @NotNull
            JsonNode definition) {}

    /** One version of a policy. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Policy")
    public record PolicyView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String name,
            @Schema(required = true) String jurisdiction,
            @Schema(required = true) LocalDate from,
            @Nullable LocalDate to,
            @Schema(required = true) String documentNumber,

            @Schema(required = true, type = SchemaType.OBJECT, implementation = Map.class)
            JsonNode definition,

            @Schema(required = true) Instant recordedAt) {}

    private PolicyView view(Policies.Version version) {
        return new PolicyView(
                version.id(),
                version.name(),
                version.jurisdiction(),
                version.from(),
                version.to(),
                version.documentNumber(),
                json.read(version.definition(), JsonNode.class),
                version.recordedAt());
    }

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "listPolicies",
            summary = "List versions of policies for the caller's jurisdiction / 适用于本地的政策版本",
            description =
                    "Of the versions that have begun and not ended, the one of the narrowest jurisdiction counts, and"
                            + " of these the newest. / 已生效且未失效的版本中，取范围最小者，同范围取最新者。")
    @Sorted("name")
    public Page<PolicyView> list(
            @QueryParam("name") @Parameter(description = "Only this policy / 仅该政策", example = "pay-grade") @Nullable
                    String name,
            @QueryParam("asOf") @Parameter(description = "Only what covers this day / 仅当日有效") @Nullable LocalDate asOf,
            @QueryParam("knownAt") @Parameter(description = "As it was recorded at this instant / 按当时的记录") @Nullable
                    Instant knownAt,
            @BeanParam PageRequest request) {
        var seek = cursors.open(request, Cursors.fingerprint(name, asOf, knownAt), "name");
        return seek.page(
                policies.page(name, asOf, knownAt, caller.scope(), seek),
                version -> List.of(
                        version.name(), version.jurisdiction(), version.from().toString()),
                this::view,
                () -> policies.count(name, asOf, knownAt, caller.scope()));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "recordPolicy",
            summary = "Record a version of a policy for a jurisdiction / 登记某地政策的新版本",
            description = "Only within the caller's own scope. A version is never changed; the next one follows it. /"
                    + " 仅限本人数据范围。版本登记后不改，由下一版本接替。")
    @APIResponse(responseCode = "201", description = "Recorded / 已登记")
    @APIResponseSchema(value = PolicyView.class, responseCode = "201")
    public Response record(@Valid @NotNull PolicyRequest request) {
        LocalDate to = request.to();
        if (to != null && !to.isAfter(request.from())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/to", "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        var version = recordPolicy.handle(new RecordPolicy.Draft(
                request.name(),
                request.jurisdiction(),
                request.from(),
                to,
                request.documentNumber(),
                request.definition()));
        return Response.created(URI.create("policies/" + version.id()))
                .entity(view(version))
                .build();
    }
}
