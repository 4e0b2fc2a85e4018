package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.vocabulary.Post;
import org.shequ.selection.vocabulary.RoundKind;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

@Path("eligibility-rules")
@Tag(name = "eligibility-rules", description = "Versions of the eligibility rules / 资格条件的各版本")
public class EligibilityRuleResource {

    private final EligibilityRules rules;
    private final RecordRule recordRule;
    private final Cursors cursors;

    public EligibilityRuleResource(EligibilityRules rules, RecordRule recordRule, Cursors cursors) {
        this.rules = rules;
        this.recordRule = recordRule;
        this.cursors = cursors;
    }

    @Schema(name = "EligibilityRule")
    public record RuleView(
            RoundKind kind,
            int version,
            LocalDate validFrom,

            @Schema(description = "Whose holders \"who is eligible now\" looks at / 现任岗位范围")
            List<Post> originPosts,

            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = Object.class,
                    description = "All groups must pass; in a group any criterion is enough. / 各组须全部满足，组内满足其一即可。",
                    examples = "[{\"anyOf\":[{\"criterion\":\"NO_SANCTION\"}]}]")
            JsonNode groups,

            @Nullable String documentNumber,
            String createdBy,
            Instant createdAt) {

        static RuleView of(EligibilityRules.Recorded recorded) {
            var rule = recorded.rule();
            return new RuleView(
                    rule.kind(),
                    rule.version(),
                    rule.validFrom(),
                    rule.originPosts().stream().sorted().toList(),
                    RuleText.write(rule.groups()),
                    recorded.documentNumber(),
                    recorded.createdBy(),
                    recorded.createdAt());
        }
    }

    @Schema(name = "NewEligibilityRule")
    public record NewRuleRequest(
            @NotNull RoundKind kind,
            @NotNull LocalDate validFrom,
            @NotEmpty @Size(max = 4) Set<@NotNull Post> originPosts,

            @NotNull
            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = Object.class,
                    examples =
                            "[{\"anyOf\":[{\"criterion\":\"AGE_AT_MOST\",\"male\":55,\"female\":50}]},{\"anyOf\":[{\"criterion\":\"NO_SANCTION\"}]}]")
            JsonNode groups,

            @NotBlank @Size(max = 100) @Schema(examples = "崇组发〔2026〕3号")
            String documentNumber) {}

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listEligibilityRules", summary = "List all versions of the rules / 资格条件各版本")
    public Page<RuleView> list(@QueryParam("kind") @Nullable RoundKind kind, @BeanParam PageRequest request) {
        var seek = cursors.open(request, Cursors.fingerprint(kind), "kind");
        return seek.page(
                rules.page(kind, seek),
                row -> List.of(
                        row.rule().kind().name(), "", String.valueOf(row.rule().version())),
                RuleView::of,
                null);
    }

    @GET
    @Path("{kind}/versions/{version}")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getEligibilityRule", summary = "Read one version of a rule / 某一版本的资格条件")
    public RuleView get(@PathParam("kind") RoundKind kind, @PathParam("version") int version) {
        return RuleView.of(rules.find(kind, version).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "recordEligibilityRule",
            summary = "Record the next version of a rule / 登记资格条件新版本",
            description =
                    "Needs the scope of everything. Rounds already drafted keep their version. / 须具有全部数据范围；已拟定的轮次沿用原版本。")
    @APIResponse(
            responseCode = "201",
            description = "Recorded / 已登记",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RuleView.class)))
    public RuleView record(@NotNull @Valid NewRuleRequest request) {
        return RuleView.of(recordRule.handle(
                request.kind(),
                request.validFrom(),
                request.originPosts(),
                request.groups(),
                request.documentNumber()));
    }
}
