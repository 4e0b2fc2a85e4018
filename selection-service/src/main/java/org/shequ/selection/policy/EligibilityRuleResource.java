package org.shequ.selection.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("eligibility-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "eligibility rules", description = "Versions of the eligibility rules / 资格条件的各版本")
public class EligibilityRuleResource {

    private final EligibilityRules rules;
    private final RecordRule recordRule;
    private final Cursors cursors;
    private final BusinessClock clock;

    public EligibilityRuleResource(
            EligibilityRules rules, RecordRule recordRule, Cursors cursors, BusinessClock clock) {
        this.rules = rules;
        this.recordRule = recordRule;
        this.cursors = cursors;
        this.clock = clock;
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

            @Schema(
                    description = "The birth dates that the conditions of age admit on the day, relaxations apart"
                            + " / 各年龄条件在该日对应的出生日期范围，不含放宽")
            AdmittedBirthsView admittedBirths,

            @Nullable String documentNumber,
            String createdBy,
            Instant createdAt) {

        /** @param day the day by which ages are counted */
        static RuleView of(EligibilityRules.Recorded recorded, LocalDate day) {
            var rule = recorded.rule();
            return new RuleView(
                    rule.kind(),
                    rule.version(),
                    rule.validFrom(),
                    rule.originPosts().stream().sorted().toList(),
                    RuleText.write(rule.groups()),
                    AdmittedBirthsView.of(rule, day),
                    recorded.documentNumber(),
                    recorded.createdBy(),
                    recorded.createdAt());
        }
    }

    @Schema(name = "EligibilityRuleRequest")
    public record NewRuleRequest(
            @NotNull RoundKind kind,
            @NotNull LocalDate validFrom,
            @NotEmpty @Size(max = 4) Set<@NotNull Post> originPosts,

            @NotNull
            @Schema(
                    type = SchemaType.ARRAY,
                    implementation = Object.class,
                    description =
                            "Ages: AGE_AT_MOST (male, female; lastDay DAY_BEFORE_NEXT_BIRTHDAY, the default, or BIRTHDAY),"
                                    + " AGE_AT_LEAST (years), BORN_BETWEEN (from, to, both inclusive). /"
                                    + " 年龄条件：AGE_AT_MOST（lastDay 说明“不超过35周岁”计至36周岁生日前一日，或计至35周岁生日当日）、"
                                    + "AGE_AT_LEAST（年满）、BORN_BETWEEN（出生日期起止，均含）。",
                    examples =
                            "[{\"anyOf\":[{\"criterion\":\"AGE_AT_MOST\",\"male\":55,\"female\":50}]},{\"anyOf\":[{\"criterion\":\"NO_SANCTION\"}]}]")
            JsonNode groups,

            @NotBlank @Size(max = 100) @Schema(examples = "崇组发〔2026〕3号")
            String documentNumber) {}

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listEligibilityRules", summary = "List all versions of the rules / 资格条件各版本")
    @Sorted("kind")
    public Page<RuleView> list(@QueryParam("kind") @Nullable RoundKind kind, @BeanParam PageRequest request) {
        var seek = cursors.open(request, Cursors.fingerprint(kind), "kind");
        return seek.page(
                rules.page(kind, seek),
                row -> List.of(
                        row.rule().kind().name(), "", String.valueOf(row.rule().version())),
                this::view,
                () -> rules.count(kind));
    }

    @GET
    @Path("{kind}/versions/{version}")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getEligibilityRule", summary = "Read one version of a rule / 某一版本的资格条件")
    public RuleView get(
            @PathParam("kind") RoundKind kind,
            @PathParam("version") int version,
            @QueryParam("asOf")
                    @Parameter(
                            description =
                                    "Day by which admittedBirths counts; today, or the first day of the version if that is later /"
                                            + " 推算出生日期范围的截止日，默认今日，版本尚未生效的为生效日")
                    @Nullable
                    LocalDate asOf) {
        var found = rules.find(kind, version).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
        return asOf == null ? view(found) : RuleView.of(found, asOf);
    }

    private RuleView view(EligibilityRules.Recorded recorded) {
        var today = clock.today();
        var first = recorded.rule().validFrom();
        return RuleView.of(recorded, first.isAfter(today) ? first : today);
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
        return view(recordRule.handle(
                request.kind(),
                request.validFrom(),
                request.originPosts(),
                request.groups(),
                request.documentNumber()));
    }
}
