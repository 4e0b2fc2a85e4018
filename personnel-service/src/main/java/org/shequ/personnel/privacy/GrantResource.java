package org.shequ.personnel.privacy;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.AccessPurpose;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

/** Grants of client systems over HTTP. */
@Path("grants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "grants", description = "Which client system may read which fields / 各业务系统可读取的字段")
public class GrantResource {

    private final ClientGrants grants;
    private final RecordGrant recordGrant;
    private final Cursors cursors;
    private final Caller caller;

    GrantResource(ClientGrants grants, RecordGrant recordGrant, Cursors cursors, Caller caller) {
        this.grants = grants;
        this.recordGrant = recordGrant;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A grant to record. */
    @Schema(name = "GrantRequest")
    public record GrantRequest(
            @Schema(
                    required = true,
                    description = "As the client's tokens name it (azp or client_id) / 令牌中的系统标识",
                    examples = "payroll")
            @NotNull
            @Pattern(regexp = "[A-Za-z0-9._-]{1,80}")
            String client,

            @Schema(
                    required = true,
                    description = "All that it may read; id, personnel number, sex and status always are / 可读取的全部字段",
                    examples = "[\"name\",\"identities\",\"payGrades\"]")
            @NotNull
            @Size(min = 1, max = 100)
            List<@NotNull String> fields,

            @Schema(
                    required = true,
                    description = "Purposes for which personal fields among them are opened / 可打开个人信息的用途",
                    examples = "[\"PAYROLL\"]")
            @NotNull
            @Size(max = 20)
            List<@NotNull AccessPurpose> purposes,

            @Schema(required = true, description = "Today or later / 当日或以后") @NotNull
            LocalDate validFrom,

            @Schema(required = true, examples = "崇组〔2026〕30号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    /** One version of a client's grant. */
    @Schema(name = "Grant")
    public record GrantView(
            @Schema(required = true, examples = "payroll") String client,
            @Schema(required = true) int version,
            @Schema(required = true) List<String> fields,
            @Schema(required = true) List<AccessPurpose> purposes,
            @Schema(required = true) LocalDate validFrom,
            @Schema(required = true) String documentNumber,
            @Schema(required = true) Instant recordedAt,
            @Schema(required = true) String recordedBy) {

        static GrantView of(ClientGrants.Version version) {
            return new GrantView(
                    version.grant().client(),
                    version.grant().version(),
                    PersonField.names(version.grant().fields()),
                    version.grant().purposes().stream().sorted().toList(),
                    version.validFrom(),
                    version.documentNumber(),
                    version.recordedAt(),
                    version.recordedBy());
        }
    }

    @GET
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "listGrants",
            summary = "List grants of client systems with their versions / 各业务系统的授权及其版本",
            description =
                    "Of a client's versions that have begun the newest counts. A client without a grant sees what anybody"
                            + " without a purpose sees. / 同一系统已生效的版本中以最新者为准；未获授权的系统按未声明用途处理。")
    @Sorted("client")
    public Page<GrantView> list(
            @QueryParam("client") @Parameter(description = "Only this client / 仅该系统", example = "payroll") @Nullable
                    String client,
            @BeanParam PageRequest request) {
        var seek = cursors.open(request, Cursors.fingerprint(client), "client");
        return seek.page(
                from -> grants.page(client, from),
                version -> List.of(
                        version.grant().client(), String.valueOf(version.grant().version())),
                GrantView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:grant")
    @Operation(
            operationId = "recordGrant",
            summary = "Decide what a client system may read from a day on / 决定某业务系统自某日起可读取的字段",
            description = "Only with the scope of everything. / 须具有全部数据范围。")
    @APIResponse(responseCode = "201", description = "Recorded / 已登记")
    @APIResponseSchema(value = GrantView.class, responseCode = "201")
    public Response record(@Valid @NotNull GrantRequest request) {
        caller.scope().requireOver("*");
        var version = recordGrant.handle(new RecordGrant.Draft(
                request.client(),
                fields(request.fields()),
                Set.copyOf(request.purposes()),
                request.validFrom(),
                request.documentNumber()));
        return Response.created(URI.create("grants?client=" + request.client()))
                .entity(GrantView.of(version))
                .build();
    }

    private static Set<PersonField> fields(List<String> names) {
        var unknown = ProblemException.of(CommonProblem.RULE_VIOLATED);
        Set<PersonField> fields = EnumSet.noneOf(PersonField.class);
        for (int i = 0; i < names.size(); i++) {
            var field = PersonField.named(names.get(i));
            field.ifPresent(fields::add);
            if (field.isEmpty()) {
                var known = Arrays.stream(PersonField.values())
                        .map(PersonField::property)
                        .collect(Collectors.joining(", "));
                unknown.violation(
                        "/fields/" + i, "UNKNOWN_FIELD", "is not a field; there are: " + known, "不是已有字段，可用字段：" + known);
            }
        }
        if (!unknown.violations().isEmpty()) {
            throw unknown;
        }
        return fields;
    }
}
