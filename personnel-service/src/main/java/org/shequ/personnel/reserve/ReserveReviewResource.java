package org.shequ.personnel.reserve;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.personnel.person.People;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Reviews of one member of the reserve pool over HTTP. */
@Shows(PersonField.RESERVE_MEMBERSHIPS)
@Path("people/{id}/reserve-reviews")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reserve")
public class ReserveReviewResource {

    private final ReviewReserve reviewReserve;
    private final ReservePool pool;
    private final People people;
    private final Cursors cursors;
    private final Caller caller;

    public ReserveReviewResource(
            ReviewReserve reviewReserve, ReservePool pool, People people, Cursors cursors, Caller caller) {
        this.reviewReserve = reviewReserve;
        this.pool = pool;
        this.people = people;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** A review to record. */
    @Schema(name = "ReserveReviewRequest")
    public record ReviewRequest(
            @Schema(required = true, description = "Today or earlier / 不晚于当日") @NotNull
            LocalDate on,

            @Schema(required = true) @NotNull ReviewOutcome outcome,

            @Schema(description = "The new end, exclusive; with EXTENDED only / 新期限（不含当日），仅延长时填写") @Nullable
            LocalDate until,

            @Schema(required = true, examples = "崇委组〔2026〕12号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    /** A review as recorded. */
    @Schema(name = "ReserveReview")
    public record ReviewView(
            @Schema(required = true) UUID id,
            @Schema(required = true) UUID membershipId,
            @Schema(required = true) LocalDate on,
            @Schema(required = true) ReviewOutcome outcome,
            @Schema(required = true) String orderNumber,
            @Schema(required = true) Instant recordedAt,
            @Schema(required = true) String recordedBy) {

        static ReviewView of(ReservePool.Review review) {
            return new ReviewView(
                    review.id(),
                    review.membershipId(),
                    review.on(),
                    review.outcome(),
                    review.orderNumber(),
                    review.recordedAt(),
                    review.recordedBy());
        }
    }

    /** The review, and the person's version, which is the ETag. */
    @Schema(name = "ReserveReviewMade")
    public record ReviewMadeView(
            @Schema(required = true) ReviewView review,

            @Schema(required = true, description = "The person's version / 人员档案版本")
            long version)
            implements Versioned {}

    @GET
    @OwnRecord("id")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listReserveReviews", summary = "List a person's reviews in the reserve / 人员的后备审核记录")
    @Sorted("on")
    public Page<ReviewView> list(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam PageRequest request) {
        people.get(id, caller.scope());
        var seek = cursors.open(request, Cursors.fingerprint(id), "on");
        return seek.page(
                from -> pool.reviews(id, from),
                review -> List.of(review.on().toString(), review.id().toString()),
                ReviewView::of);
    }

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "reviewReserve", summary = "Review a member: keep, extend, or remove / 审核后备人员：保留、延长或退出")
    @APIResponse(responseCode = "201", description = "Recorded / 已记录")
    @APIResponseSchema(value = ReviewMadeView.class, responseCode = "201")
    public Response review(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ReviewRequest request) {
        var outcome = reviewReserve.handle(
                id,
                new ReviewReserve.Finding(request.on(), request.outcome(), request.until(), request.orderNumber()),
                expected);
        return Response.created(URI.create("people/" + id + "/reserve-reviews"))
                .entity(new ReviewMadeView(ReviewView.of(outcome.review()), outcome.version()))
                .build();
    }
}
