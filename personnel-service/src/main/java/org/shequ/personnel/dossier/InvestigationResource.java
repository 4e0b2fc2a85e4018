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
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.OwnRecord;
import org.shequ.kit.security.Purpose;
import org.shequ.personnel.dossier.EntryChanges.EntryEnd;
import org.shequ.personnel.dossier.EntryChanges.EntryWithdrawal;
import org.shequ.personnel.person.PersonView;

import java.time.Instant;
import java.time.LocalDate;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Investigations (立案审查) over HTTP. Changes need If-Match with the person's ETag. */
@Shows(PersonField.INVESTIGATIONS)
@Path("people/{id}/investigations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = EntryResource.TAG, description = EntryResource.TAG_DESCRIPTION)
public class InvestigationResource extends EntryResource {

    InvestigationResource(Desk desk) {
        super(DossierEntryKind.INVESTIGATION, "investigations", desk);
    }

    /** An investigation to record. Its matter is sealed and in no event. */
    @Schema(name = "InvestigationRequest")
    public record InvestigationRequest(
            @Schema(required = true, description = "Today or earlier / 不晚于当日") @NotNull
            LocalDate from,

            @Schema(description = "Exclusive; today or earlier / 不含当日，不晚于当日") @Nullable
            LocalDate to,

            @Schema(description = "Kept encrypted / 加密保存") @Size(max = 4000) @Nullable
            String matter,

            @Schema(required = true, examples = ORDER) @NotBlank @Size(max = 100)
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

            @Schema(required = true, description = RECORDED_SINCE)
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
    @Sorted("from")
    public Page<InvestigationView> list(
            @BeanParam AsKnown asked,
            @HeaderParam("X-Purpose") @Parameter(description = Purpose.PARAMETER, example = "PAYROLL") @Nullable
                    String purpose,
            @BeanParam PageRequest request) {
        boolean toPerson = goesToPerson();
        return pageFor(asked, request, shown -> entry -> InvestigationView.of(entry, shown, toPerson));
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordInvestigation", summary = "Record an investigation / 登记立案审查")
    @APIResponse(responseCode = "201", description = RECORDED)
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(@BeanParam OfPerson of, @Valid @NotNull InvestigationRequest request) {
        return recorded(of, request.draft());
    }

    @POST
    @Path("{entryId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctInvestigation",
            summary = "Correct an investigation; what was recorded stays readable / 更正立案审查，原记录仍可查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response correct(@BeanParam OfEntry of, @Valid @NotNull InvestigationRequest request) {
        return corrected(of, request.draft());
    }

    @POST
    @Path("{entryId}/end")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "endInvestigation", summary = "End an investigation / 结案")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response end(@BeanParam OfEntry of, @Valid @NotNull EntryEnd request) {
        return ended(of, request);
    }

    @POST
    @Path("{entryId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "withdrawInvestigation",
            summary = "Withdraw an investigation recorded in error / 撤回误登记的立案审查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(@BeanParam OfEntry of, @Valid @NotNull EntryWithdrawal request) {
        return withdrawn(of, request);
    }
}
