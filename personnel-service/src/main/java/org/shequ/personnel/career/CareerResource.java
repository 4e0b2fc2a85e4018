package org.shequ.personnel.career;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Seek;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.OwnRecord;
import org.shequ.personnel.career.CareerViews.AssignmentChangeView;
import org.shequ.personnel.career.CareerViews.AssignmentView;
import org.shequ.personnel.career.CareerViews.IdentityView;
import org.shequ.personnel.career.CareerViews.ReserveMembershipView;
import org.shequ.personnel.career.timeline.Tenancy;
import org.shequ.personnel.person.People;
import org.shequ.personnel.vocabulary.Post;
import org.shequ.personnel.vocabulary.TenureKind;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

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

/** Careers over HTTP. Changes need If-Match with the person's ETag. */
@Path("people/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "careers", description = "Posts, identities and the reserve over time / 任职、身份与后备")
public class CareerResource {

    private static final String FROM_MONTH = "The month of the first day, where nothing more is known / 只知年月时的任职年月";
    private static final String TO_MONTH = "The month of the last day, where nothing more is known / 只知年月时的免职年月";

    private final People people;
    private final Careers careers;
    private final ChangeCareer changeCareer;
    private final MonthsInPosts months;
    private final Cursors cursors;
    private final Caller caller;

    public CareerResource(
            People people,
            Careers careers,
            ChangeCareer changeCareer,
            MonthsInPosts months,
            Cursors cursors,
            Caller caller) {
        this.people = people;
        this.careers = careers;
        this.changeCareer = changeCareer;
        this.months = months;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** As when: what held on a day, as it was known at an instant. */
    public static class AsWhen {
        @QueryParam("asOf")
        @Parameter(description = "Only what held on this day / 仅当日有效", example = "2026-01-05")
        public @Nullable LocalDate asOf;

        @QueryParam("knownAt")
        @Parameter(description = "As it was recorded at this instant / 按当时的记录", example = "2026-01-05T01:00:00Z")
        public @Nullable Instant knownAt;

        Careers.Moment moment() {
            return new Careers.Moment(asOf, knownAt);
        }
    }

    @GET
    @Shows(PersonField.ASSIGNMENTS)
    @OwnRecord("id")
    @Path("assignments")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listAssignments", summary = "List a person's posts over time / 人员任职历史")
    public Page<AssignmentView> assignments(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam AsWhen when,
            @BeanParam PageRequest request) {
        Seek seek = open(id, when, request);
        return page(careers.assignments(id, when.moment(), seek), AssignmentView::of, seek);
    }

    @GET
    @Shows(PersonField.IDENTITIES)
    @OwnRecord("id")
    @Path("identities")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listIdentities", summary = "List a person's identities over time / 人员身份历史")
    public Page<IdentityView> identities(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam AsWhen when,
            @BeanParam PageRequest request) {
        Seek seek = open(id, when, request);
        return page(careers.identities(id, when.moment(), seek), IdentityView::of, seek);
    }

    @GET
    @Shows(PersonField.RESERVE_MEMBERSHIPS)
    @OwnRecord("id")
    @Path("reserve-memberships")
    @PermissionsAllowed("personnel:read")
    @Operation(operationId = "listReserveMemberships", summary = "List a person's memberships of the reserve / 后备干部记录")
    public Page<ReserveMembershipView> reserveMemberships(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @BeanParam AsWhen when,
            @BeanParam PageRequest request) {
        Seek seek = open(id, when, request);
        return page(careers.reserveMemberships(id, when.moment(), seek), ReserveMembershipView::of, seek);
    }

    private Seek open(UUID id, AsWhen when, PageRequest request) {
        people.get(id, caller.scope());
        request.sort(Set.of("from"), "from");
        return cursors.open(request, Cursors.fingerprint(when.asOf, when.knownAt), "from");
    }

    private static <T extends Tenancy<T>, V> Page<V> page(
            List<Careers.Recorded<T>> rows, Function<Careers.Recorded<T>, V> view, Seek seek) {
        return seek.page(
                rows,
                row -> List.of(
                        row.tenancy().held().from().toString(),
                        row.tenancy().id().toString()),
                view,
                null);
    }

    /** A post to start. */
    public record AssignmentRequest(
            @Schema(required = true, examples = "320613002004") @NotBlank @Size(max = 40)
            String unitCode,

            @Schema(required = true) @NotNull Post post,

            @Schema(description = "True when absent / 缺省为主职") @Nullable
            Boolean primary,

            @Schema(description = "May lie in the future or in the past; or fromMonth / 可为将来或过去；只知年月的改填 fromMonth")
            @Nullable
            LocalDate from,

            @Schema(
                    description = FROM_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2018-07")
            @Nullable
            YearMonth fromMonth,

            @Schema(description = "Exclusive / 不含当日") @Nullable
            LocalDate to,

            @Schema(
                    description = TO_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2021-06")
            @Nullable
            YearMonth toMonth,

            @Schema(description = "The identity from then on; unchanged when absent / 自该日起的身份，缺省不变") @Nullable
            TenureKind tenureKind,

            @Schema(required = true, examples = "崇委组〔2026〕1号") @NotBlank @Size(max = 100)
            String orderNumber,

            @Schema(description = "Ends the primary post held then, instead of refusing / 自动结束当时的主职") @Nullable
            Boolean endPrevious) {}

    @POST
    @Path("assignments")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "startAssignment", summary = "Start a post / 任职")
    @APIResponse(responseCode = "201", description = "Recorded; takes effect on its day / 已登记，到日生效")
    @APIResponseSchema(value = AssignmentChangeView.class, responseCode = "201")
    public Response start(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull AssignmentRequest request) {
        var outcome = changeCareer.start(
                id,
                new StartPost.Start(
                        request.unitCode(),
                        request.post(),
                        !Boolean.FALSE.equals(request.primary()),
                        months.counted(
                                request.unitCode(),
                                new TenurePolicy.Stated(
                                        request.from(), request.fromMonth(), request.to(), request.toMonth())),
                        request.tenureKind(),
                        request.orderNumber(),
                        Boolean.TRUE.equals(request.endPrevious())),
                caller.scope(),
                expected);
        return Response.status(Response.Status.CREATED)
                .entity(AssignmentChangeView.of(outcome))
                .build();
    }

    /** How a post ends. */
    public record AssignmentEnd(
            @Schema(required = true, description = "First day without the post / 不再任职的首日") @NotNull
            LocalDate on,

            @Schema(required = true, examples = "调任") @NotBlank @Size(max = 100)
            String reason,

            @Schema(required = true, examples = "崇委组〔2026〕2号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    @POST
    @Path("assignments/{assignmentId}/end")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "endAssignment", summary = "End a post / 免职")
    @APIResponseSchema(value = AssignmentChangeView.class, responseCode = "200")
    public Response end(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("assignmentId") @Parameter(description = "The post held / 任职标识") UUID assignmentId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull AssignmentEnd request) {
        return ok(changeCareer.end(
                id, assignmentId, request.on(), request.reason(), request.orderNumber(), caller.scope(), expected));
    }

    /** What a post has really been. */
    public record AssignmentCorrection(
            @Schema(required = true) @NotBlank @Size(max = 40)
            String unitCode,

            @Schema(required = true) @NotNull Post post,
            @Nullable LocalDate from,

            @Schema(
                    description = FROM_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2018-07")
            @Nullable
            YearMonth fromMonth,

            @Nullable LocalDate to,

            @Schema(
                    description = TO_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2021-06")
            @Nullable
            YearMonth toMonth,

            @Schema(required = true) @NotBlank @Size(max = 100)
            String orderNumber) {}

    @POST
    @Path("assignments/{assignmentId}/correction")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "correctAssignment",
            summary = "Correct a post; what was recorded stays readable / 更正历史：原记录仍可查")
    @APIResponseSchema(value = AssignmentChangeView.class, responseCode = "200")
    public Response correct(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("assignmentId") @Parameter(description = "The post held / 任职标识") UUID assignmentId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull AssignmentCorrection request) {
        return ok(changeCareer.correct(
                id,
                assignmentId,
                request.unitCode(),
                request.post(),
                months.counted(
                        request.unitCode(),
                        new TenurePolicy.Stated(request.from(), request.fromMonth(), request.to(), request.toMonth())),
                request.orderNumber(),
                caller.scope(),
                expected));
    }

    /** The document behind a withdrawal. */
    public record AssignmentWithdrawal(
            @Schema(required = true) @NotBlank @Size(max = 100)
            String orderNumber) {}

    @POST
    @Path("assignments/{assignmentId}/withdrawal")
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(operationId = "withdrawAssignment", summary = "Withdraw a post recorded in error / 撤回误登记的任职")
    @APIResponseSchema(value = AssignmentChangeView.class, responseCode = "200")
    public Response withdraw(
            @PathParam("id") @Parameter(description = "The person's id / 人员标识") UUID id,
            @PathParam("assignmentId") @Parameter(description = "The post held / 任职标识") UUID assignmentId,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull AssignmentWithdrawal request) {
        return ok(changeCareer.withdraw(id, assignmentId, request.orderNumber(), caller.scope(), expected));
    }

    private static Response ok(ChangeCareer.Outcome outcome) {
        return Response.ok(AssignmentChangeView.of(outcome)).build();
    }
}
