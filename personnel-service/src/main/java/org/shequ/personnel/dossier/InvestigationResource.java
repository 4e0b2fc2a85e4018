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
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.privacy.Disclosure;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.access.AccessLog;
import org.shequ.personnel.dossier.EntryChanges.EntryEnd;
import org.shequ.personnel.dossier.EntryChanges.EntryWithdrawal;
import org.shequ.personnel.person.People;
import org.shequ.personnel.person.Person;
import org.shequ.personnel.person.PersonView;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

/** Investigations (立案审查) over HTTP. Changes need If-Match with the person's ETag. */
@Shows(PersonField.INVESTIGATIONS)
@Path("people/{id}/investigations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "dossier", description = "Honours, training, achievements, certificates, investigations, relatives / 人事档案")
public class InvestigationResource {

    private static final EntryKind KIND = EntryKind.INVESTIGATION;

    private final KeepDossier keepDossier;
    private final DossierEntries entries;
    private final People people;
    private final Cursors cursors;
    private final Caller caller;
    private final Disclosure disclosure;
    private final AccessLog accessLog;

    public InvestigationResource(
            KeepDossier keepDossier,
            DossierEntries entries,
            People people,
            Cursors cursors,
            Caller caller,
            Disclosure disclosure,
            AccessLog accessLog) {
        this.keepDossier = keepDossier;
        this.entries = entries;
        this.people = people;
        this.cursors = cursors;
        this.caller = caller;
        this.disclosure = disclosure;
        this.accessLog = accessLog;
    }

    /** An investigation to record. Its matter is sealed and told in no event. */
    @Schema(name = "InvestigationRequest")
    public record InvestigationRequest(
            @Schema(required = true, description = "Today or earlier / 不晚于当日") @NotNull
            LocalDate from,

            @Schema(description = "Exclusive; today or earlier / 不含当日，不晚于当日") @Nullable
            LocalDate to,

            @Schema(description = "Kept encrypted / 加密保存") @Size(max = 4000) @Nullable
            String matter,

            @Schema(required = true, examples = "崇委组〔2026〕1号") @NotBlank @Size(max = 100)
            String orderNumber) {

        Entry.Draft draft() {
            return new Entry.Draft(from, to, new Investigation(), matter, orderNumber);
        }

        @Override
        public String toString() {
            return "InvestigationRequest";
        }
    }

    /** An investigation; the matter only for a stated purpose, and to the person concerned not while it runs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Investigation")
    public record InvestigationView(
            @Schema(required = true) UUID id,
            @Schema(required = true) LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(description = "Only with X-Purpose and the permission / 仅声明用途并有权限者可见") @Nullable
            String matter,

            @Schema(required = true, description = "文号") String orderNumber,
            @Nullable String endReason,

            @Schema(required = true, description = "Recorded in this form since / 以此形式登记的时间")
            Instant recordedAt) {

        static InvestigationView of(Entry entry, Shown shown, boolean toPerson) {
            return new InvestigationView(
                    entry.id(),
                    entry.from(),
                    entry.to(),
                    toPerson && entry.to() == null ? null : shown.value(PersonField.INVESTIGATION, entry.sealed()),
                    entry.orderNumber(),
                    shown.words(entry.endReason()),
                    entry.recordedAt());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listInvestigations", summary = "List a person's investigations / 人员的立案审查")
    public Page<InvestigationView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @QueryParam("knownAt") @Parameter(description = "As it was recorded at this instant / 按当时的记录") @Nullable
                    Instant knownAt,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose,
            @BeanParam PageRequest request) {
        Person person = people.get(id, caller.scope());
        request.sort(Set.of("from"), "from");
        var seek = cursors.open(request, Cursors.fingerprint(id, KIND, knownAt), "from");
        Shown shown = disclosure.shown("person", id.toString(), AuditLog.unitOrEvery(person.scopeCode()));
        if (shown.opensAnything()) {
            accessLog.record(List.of(id), "investigations");
        }
        boolean toPerson = disclosure.goesToPerson();
        return seek.page(
                entries.page(id, KIND, knownAt, seek),
                entry -> List.of(entry.from().toString(), entry.id().toString()),
                entry -> InvestigationView.of(entry, shown, toPerson),
                null);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordInvestigation", summary = "Record an investigation / 登记立案审查")
    @APIResponse(responseCode = "201", description = "Recorded; the body is the person / 已登记，返回人员")
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull InvestigationRequest request) {
        var kept = keepDossier.record(target(id, expected), request.draft());
        return Response.created(URI.create("people/" + id + "/investigations/" + kept.entryId()))
                .entity(PersonView.of(kept.person(), disclosure.masked()))
                .build();
    }

    @POST
    @Path("{entryId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctInvestigation",
            summary = "Correct an investigation; what was recorded stays readable / 更正立案审查，原记录仍可查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response correct(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("entryId") @Parameter(description = "The entry / 记录标识") UUID entryId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull InvestigationRequest request) {
        return ok(keepDossier.correct(target(id, expected), entryId, request.draft()));
    }

    @POST
    @Path("{entryId}/end")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "endInvestigation", summary = "End an investigation / 结案")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response end(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("entryId") @Parameter(description = "The entry / 记录标识") UUID entryId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull EntryEnd request) {
        return ok(
                keepDossier.end(target(id, expected), entryId, request.on(), request.reason(), request.orderNumber()));
    }

    @POST
    @Path("{entryId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "withdrawInvestigation",
            summary = "Withdraw an investigation recorded in error / 撤回误登记的立案审查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("entryId") @Parameter(description = "The entry / 记录标识") UUID entryId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull EntryWithdrawal request) {
        return ok(keepDossier.withdraw(target(id, expected), entryId, request.reason(), request.orderNumber()));
    }

    private KeepDossier.Target target(UUID id, @Nullable Version expected) {
        return new KeepDossier.Target(id, KIND, caller.scope(), expected);
    }

    private Response ok(KeepDossier.Kept kept) {
        return Response.ok(PersonView.of(kept.person(), disclosure.masked())).build();
    }
}
