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
import java.util.List;
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

/** Achievements (实绩) over HTTP. Changes need If-Match with the person's ETag. */
@Shows(PersonField.ACHIEVEMENTS)
@Path("people/{id}/achievements")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = EntryResource.TAG, description = EntryResource.TAG_DESCRIPTION)
public class AchievementResource extends EntryResource {

    AchievementResource(Desk desk) {
        super(DossierEntryKind.ACHIEVEMENT, "achievements", desk);
    }

    /** An achievement to record: what was done, where, and the figures. */
    @Schema(name = "AchievementRequest")
    public record AchievementRequest(
            @Schema(required = true, examples = "化解邻里纠纷") @NotBlank @Size(max = 2000)
            String summary,

            @Schema(description = "Where / 所在单位", examples = "320613002004") @Size(max = 40) @Nullable
            String unitCode,

            @Schema(description = "None when absent / 缺省为无") @Size(max = 50) @Valid @Nullable
            List<Achievement.@NotNull Figure> figures,

            @Schema(required = true, description = "Today or earlier / 不晚于当日") @NotNull
            LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(required = true, examples = ORDER) @NotBlank @Size(max = 100)
            String orderNumber) {

        Entry.Draft draft() {
            return new Entry.Draft(
                    from,
                    to,
                    new Achievement(summary, unitCode, figures == null ? List.of() : figures),
                    null,
                    orderNumber);
        }
    }

    /** An achievement. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Achievement")
    public record AchievementView(
            @Schema(required = true) UUID id,
            @Schema(required = true) String summary,
            @Nullable String unitCode,
            @Schema(required = true) List<Achievement.Figure> figures,
            @Schema(required = true) LocalDate from,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(required = true, description = "文号") String orderNumber,
            @Nullable String endReason,

            @Schema(required = true, description = RECORDED_SINCE)
            Instant recordedAt) {

        static AchievementView of(Entry entry) {
            Achievement achievement = entry.contentAs(Achievement.class);
            return new AchievementView(
                    entry.id(),
                    achievement.summary(),
                    achievement.unitCode(),
                    achievement.figures(),
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
    @Operation(operationId = "listAchievements", summary = "List a person's achievements / 人员的实绩")
    @Sorted("from")
    public Page<AchievementView> list(@BeanParam AsKnown asked, @BeanParam PageRequest request) {
        return page(asked, request, AchievementView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "recordAchievement", summary = "Record an achievement / 登记实绩")
    @APIResponse(responseCode = "201", description = RECORDED)
    @APIResponseSchema(value = PersonView.class, responseCode = "201")
    public Response record(@BeanParam OfPerson of, @Valid @NotNull AchievementRequest request) {
        return recorded(of, request.draft());
    }

    @POST
    @Path("{entryId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctAchievement",
            summary = "Correct an achievement; what was recorded stays readable / 更正实绩，原记录仍可查")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response correct(@BeanParam OfEntry of, @Valid @NotNull AchievementRequest request) {
        return corrected(of, request.draft());
    }

    @POST
    @Path("{entryId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "withdrawAchievement", summary = "Withdraw an achievement recorded in error / 撤回误登记的实绩")
    @APIResponseSchema(value = PersonView.class, responseCode = "200")
    public Response withdraw(@BeanParam OfEntry of, @Valid @NotNull EntryWithdrawal request) {
        return withdrawn(of, request);
    }
}
