package org.shequ.personnel.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.PersonView;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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

/** Sanctions over HTTP. */
@Shows(PersonField.SANCTIONS)
@Path("people/{id}/sanctions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class SanctionResource {

    private final People people;
    private final Sanctions sanctions;
    private final RecordSanction recordSanction;
    private final RevokeSanction revokeSanction;
    private final Cursors cursors;
    private final Caller caller;
    private final BusinessClock clock;
    private final Disclosure disclosure;
    private final AccessLog accessLog;

    public SanctionResource(
            People people,
            Sanctions sanctions,
            RecordSanction recordSanction,
            RevokeSanction revokeSanction,
            Cursors cursors,
            Caller caller,
            BusinessClock clock,
            Disclosure disclosure,
            AccessLog accessLog) {
        this.people = people;
        this.sanctions = sanctions;
        this.recordSanction = recordSanction;
        this.revokeSanction = revokeSanction;
        this.cursors = cursors;
        this.caller = caller;
        this.clock = clock;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
    }

    /** A sanction to record. */
    public record SanctionRequest(
            @Schema(required = true, examples = "党内警告") @NotBlank @Size(max = 100)
            String kind,

            @Schema(required = true) @NotNull LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(description = "Bars from selection and promotion while in effect / 影响期内不得参加选拔", required = true)
            @NotNull
            Boolean barsSelection,

            @Schema(required = true, examples = "崇纪〔2026〕1号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    /** A sanction as recorded. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Sanction")
    public record SanctionView(
            @Schema(required = true) UUID id,

            @Schema(
                    required = true,
                    description =
                            "*** but for who keeps records, or a purpose that opens sensitive data / 仅档案管理人员或声明用途者可见")
            String kind,

            @Schema(required = true) LocalDate from,
            @Nullable LocalDate to,
            @Schema(required = true) boolean barsSelection,
            @Schema(required = true) String orderNumber,
            @Schema(required = true) Instant recordedAt,
            @Nullable Instant revokedAt) {

        static SanctionView of(Sanction sanction, @Nullable Instant knownAt, Shown shown) {
            Instant revoked = sanction.revokedAt();
            return new SanctionView(
                    sanction.id(),
                    shown.words(sanction.kind()),
                    sanction.from(),
                    sanction.to(),
                    sanction.barsSelection(),
                    sanction.orderNumber(),
                    sanction.recordedAt(),
                    revoked != null && (knownAt == null || !revoked.isAfter(knownAt)) ? revoked : null);
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listSanctions", summary = "List a person's sanctions / 人员的处分")
    @Sorted("id")
    public Page<SanctionView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @QueryParam("knownAt") @Parameter(description = "As it was recorded at this instant / 按当时的记录") @Nullable
                    Instant knownAt,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "DISCIPLINE") @Nullable
                    String purpose,
            @BeanParam PageRequest request) {
        Person person = people.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id, knownAt), "id");
        Shown shown = disclosure.shown("person", id.toString(), AuditLog.unitOrEvery(person.scopeCode()));
        if (shown.opensAnything()) {
            accessLog.record(List.of(id), "sanctions");
        }
        return seek.page(
                from -> sanctions.page(id, knownAt, from),
                sanction -> List.of(sanction.id().toString()),
                sanction -> SanctionView.of(sanction, knownAt, shown));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordSanction", summary = "Record a sanction / 记录处分")
    @APIResponse(responseCode = "201", description = "Recorded; the body is the person / 已记录，返回人员")
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull SanctionRequest request) {
        LocalDate to = request.to();
        if (to != null && !to.isAfter(request.from())) {
            throw ProblemException.of(CommonProblem.RULE_VIOLATED)
                    .violation("/to", "AFTER_FROM", "must be after from", "须晚于开始日期");
        }
        var sanction = new Sanction(
                Ids.next(),
                id,
                request.kind(),
                request.from(),
                to,
                request.barsSelection(),
                request.orderNumber(),
                clock.instant());
        return Response.created(URI.create("people/" + id + "/sanctions"))
                .entity(PersonView.of(recordSanction.handle(sanction, caller.scope(), expected), disclosure.masked()))
                .build();
    }

    @POST
    @Path("{sanctionId}/revocation")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "revokeSanction", summary = "Revoke a sanction / 撤销处分")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response revoke(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("sanctionId") @Parameter(description = "The sanction / 处分标识") UUID sanctionId,
            @HeaderParam("If-Match") @Nullable Version expected) {
        return Response.ok(PersonView.of(
                        revokeSanction.handle(id, sanctionId, caller.scope(), expected), disclosure.masked()))
                .build();
    }
}
