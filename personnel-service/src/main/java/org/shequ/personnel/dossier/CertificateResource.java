package org.shequ.personnel.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Certificate;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.OwnRecord;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Professional certificates (职业资格) over time over HTTP. Changes need If-Match with the person's ETag. */
@Shows(PersonField.CERTIFICATES)
@Path("people/{id}/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = EntryResource.TAG, description = EntryResource.TAG_DESCRIPTION)
public class CertificateResource extends EntryResource {

    CertificateResource(Desk desk) {
        super(DossierEntryKind.CERTIFICATE, "certificates", desk);
    }

    /** A certificate to record; the highest one that the person is employed at counts for the pay grade. */
    @Schema(name = "CertificateRequest")
    public record CertificateRequest(
            @Schema(required = true) @NotNull Certificate certificate,

            @Schema(description = "The certificate's own number / 证书编号") @Size(max = 60) @Nullable
            String number,

            @Schema(required = true, description = "Today or earlier / 不晚于当日") @NotNull
            LocalDate obtainedOn,

            @Schema(description = "Employed at its level since; may lie in the future / 按该等级聘用之日，可为将来") @Nullable
            LocalDate employedFrom,

            @Schema(required = true, examples = ORDER) @NotBlank @Size(max = 100)
            String orderNumber) {

        Entry.Draft draft() {
            return new Entry.Draft(
                    obtainedOn, null, new HeldCertificate(certificate, number, employedFrom), null, orderNumber);
        }
    }

    /** A certificate. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HeldCertificate")
    public record CertificateView(
            @Schema(required = true) UUID id,
            @Schema(required = true) Certificate certificate,
            @Nullable String number,
            @Schema(required = true) LocalDate obtainedOn,
            @Nullable LocalDate employedFrom,

            @Schema(description = "No longer in force since / 失效之日") @Nullable
            LocalDate endedOn,

            @Schema(required = true, description = "文号") String orderNumber,
            @Nullable String endReason,

            @Schema(required = true, description = RECORDED_SINCE)
            Instant recordedAt) {

        static CertificateView of(Entry entry) {
            HeldCertificate held = entry.contentAs(HeldCertificate.class);
            return new CertificateView(
                    entry.id(),
                    held.certificate(),
                    held.number(),
                    entry.from(),
                    held.employedFrom(),
                    entry.to(),
                    entry.orderNumber(),
                    entry.endReason(),
                    entry.recordedAt());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listCertificates", summary = "List a person's certificates over time / 人员的职业资格历史")
    @Sorted("from")
    public Page<CertificateView> list(@BeanParam AsKnown asked, @BeanParam PageRequest request) {
        return page(asked, request, CertificateView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordCertificate", summary = "Record a certificate / 登记职业资格")
    @APIResponse(responseCode = "201", description = RECORDED)
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(@BeanParam OfPerson of, @Valid @NotNull CertificateRequest request) {
        return recorded(of, request.draft());
    }

    @POST
    @Path("{entryId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctCertificate",
            summary = "Correct a certificate; what was recorded stays readable / 更正职业资格，原记录仍可查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response correct(@BeanParam OfEntry of, @Valid @NotNull CertificateRequest request) {
        return corrected(of, request.draft());
    }

    @POST
    @Path("{entryId}/end")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "endCertificate", summary = "End a certificate or the employment at its level / 终止职业资格或聘用")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response end(@BeanParam OfEntry of, @Valid @NotNull EntryEnd request) {
        return ended(of, request);
    }

    @POST
    @Path("{entryId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "withdrawCertificate", summary = "Withdraw a certificate recorded in error / 撤回误登记的职业资格")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(@BeanParam OfEntry of, @Valid @NotNull EntryWithdrawal request) {
        return withdrawn(of, request);
    }
}
