package org.shequ.personnel.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.HonourLevel;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.OwnRecord;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Commendations (表彰) over HTTP. Changes need If-Match with the person's ETag. */
@Shows(PersonField.HONOURS)
@Path("people/{id}/honours")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = EntryResource.TAG, description = EntryResource.TAG_DESCRIPTION)
public class HonourResource extends EntryResource {

    HonourResource(Desk desk) {
        super(DossierEntryKind.HONOUR, "honours", desk);
    }

    /** A commendation to record. */
    @Schema(name = "HonourRequest")
    public record HonourRequest(
            @Schema(required = true, examples = "优秀社区工作者") @NotBlank @Size(max = 200)
            String title,

            @Schema(required = true) @NotNull HonourLevel level,

            @Schema(required = true, examples = "南通市人民政府") @NotBlank @Size(max = 200)
            String awardedBy,

            @Schema(required = true, description = "Today or earlier / 不晚于当日") @NotNull
            LocalDate awardedOn,

            @Schema(required = true, examples = ORDER) @NotBlank @Size(max = 100)
            String orderNumber) {

        Entry.Draft draft() {
            return new Entry.Draft(awardedOn, null, new Honour(title, level, awardedBy), null, orderNumber);
        }
    }

    /** A commendation. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Honour")
    public record HonourView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String title,
            @Schema(required = true) HonourLevel level,
            @Schema(required = true) String awardedBy,
            @Schema(required = true) LocalDate awardedOn,
            @Schema(required = true, description = "文号") String orderNumber,
            @Nullable String endReason,

            @Schema(required = true, description = RECORDED_SINCE)
            Instant recordedAt) {

        static HonourView of(Entry entry) {
            Honour honour = entry.contentAs(Honour.class);
            return new HonourView(
                    entry.id(),
                    honour.title(),
                    honour.level(),
                    honour.awardedBy(),
                    entry.from(),
                    entry.orderNumber(),
                    entry.endReason(),
                    entry.recordedAt());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listHonours", summary = "List a person's commendations / 人员的表彰")
    @Sorted("from")
    public Page<HonourView> list(@BeanParam AsKnown asked, @BeanParam PageRequest request) {
        return page(asked, request, HonourView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordHonour", summary = "Record a commendation / 登记表彰")
    @APIResponse(responseCode = "201", description = RECORDED)
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(@BeanParam OfPerson of, @Valid @NotNull HonourRequest request) {
        return recorded(of, request.draft());
    }

    @POST
    @Path("{entryId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctHonour",
            summary = "Correct a commendation; what was recorded stays readable / 更正表彰，原记录仍可查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response correct(@BeanParam OfEntry of, @Valid @NotNull HonourRequest request) {
        return corrected(of, request.draft());
    }

    @POST
    @Path("{entryId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "withdrawHonour", summary = "Withdraw a commendation recorded in error / 撤回误登记的表彰")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(@BeanParam OfEntry of, @Valid @NotNull EntryWithdrawal request) {
        return withdrawn(of, request);
    }
}
