package org.shequ.personnel.dossier;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** Training (培训) over HTTP. Changes need If-Match with the person's ETag. */
@Shows(PersonField.TRAININGS)
@Path("people/{id}/trainings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = EntryResource.TAG, description = EntryResource.TAG_DESCRIPTION)
public class TrainingResource extends EntryResource {

    TrainingResource(Desk desk) {
        super(DossierEntryKind.TRAINING, "trainings", desk);
    }

    /** A training to record. */
    @Schema(name = "TrainingRequest")
    public record TrainingRequest(
            @Schema(required = true, examples = "网格治理实务培训") @NotBlank @Size(max = 200)
            String title,

            @Schema(required = true, examples = "区委党校") @NotBlank @Size(max = 200)
            String organiser,

            @Schema(required = true, description = "Hours of teaching / 学时", examples = "40")
            @NotNull
            @Min(0)
            @Max(10000)
            Integer hours,

            @Schema(examples = "合格") @Size(max = 100) @Nullable
            String result,

            @Schema(required = true, description = "May lie in the future / 可为将来") @NotNull
            LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(required = true, examples = ORDER) @NotBlank @Size(max = 100)
            String orderNumber) {

        Entry.Draft draft() {
            return new Entry.Draft(from, to, new Training(title, organiser, hours, result), null, orderNumber);
        }
    }

    /** A training. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Training")
    public record TrainingView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String title,
            @Schema(required = true) String organiser,
            @Schema(required = true) int hours,
            @Nullable String result,
            @Schema(required = true) LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(required = true, description = "文号") String orderNumber,
            @Nullable String endReason,

            @Schema(required = true, description = RECORDED_SINCE)
            Instant recordedAt) {

        static TrainingView of(Entry entry) {
            Training training = entry.contentAs(Training.class);
            return new TrainingView(
                    entry.id(),
                    training.title(),
                    training.organiser(),
                    training.hours(),
                    training.result(),
                    entry.from(),
                    entry.to(),
                    entry.orderNumber(),
                    entry.endReason(),
                    entry.recordedAt());
        }
    }

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listTrainings", summary = "List a person's training / 人员的培训")
    @Sorted("from")
    public Page<TrainingView> list(@BeanParam AsKnown asked, @BeanParam PageRequest request) {
        return page(asked, request, TrainingView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordTraining", summary = "Record a training / 登记培训")
    @APIResponse(responseCode = "201", description = RECORDED)
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(@BeanParam OfPerson of, @Valid @NotNull TrainingRequest request) {
        return recorded(of, request.draft());
    }

    @POST
    @Path("{entryId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctTraining",
            summary = "Correct a training; what was recorded stays readable / 更正培训，原记录仍可查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response correct(@BeanParam OfEntry of, @Valid @NotNull TrainingRequest request) {
        return corrected(of, request.draft());
    }

    @POST
    @Path("{entryId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "withdrawTraining", summary = "Withdraw a training recorded in error / 撤回误登记的培训")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(@BeanParam OfEntry of, @Valid @NotNull EntryWithdrawal request) {
        return withdrawn(of, request);
    }
}
