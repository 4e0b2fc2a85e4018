package org.shequ.personnel.career;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.Post;
import org.shequ.contracts.vocabulary.TenureKind;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.career.CareerViews.AssignmentChangeView;

import java.net.URI;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Posts that are started, ended, corrected and withdrawn over HTTP. Changes need If-Match with the person's ETag. */
@Path("people/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "careers")
public class AssignmentResource {

    private static final String FROM_MONTH = "The month of the first day, where nothing more is known / 只知年月时的任职年月";
    private static final String TO_MONTH = "The month of the last day, where nothing more is known / 只知年月时的免职年月";

    private final StartAssignment startAssignment;
    private final EndAssignment endAssignment;
    private final CorrectAssignment correctAssignment;
    private final WithdrawAssignment withdrawAssignment;
    private final MonthsInPosts months;
    private final Caller caller;

    AssignmentResource(
            StartAssignment startAssignment,
            EndAssignment endAssignment,
            CorrectAssignment correctAssignment,
            WithdrawAssignment withdrawAssignment,
            MonthsInPosts months,
            Caller caller) {
        this.startAssignment = startAssignment;
        this.endAssignment = endAssignment;
        this.correctAssignment = correctAssignment;
        this.withdrawAssignment = withdrawAssignment;
        this.months = months;
        this.caller = caller;
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
        var outcome = startAssignment.handle(
                target(id, expected),
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
                        Boolean.TRUE.equals(request.endPrevious())));
        return Response.created(URI.create("people/" + id + "/assignments"))
                .entity(AssignmentChangeView.of(outcome))
                .build();
    }

    /** How a post ends. */
    public record AssignmentEnd(
            @Schema(description = "First day without the post; or onMonth / 不再任职的首日；只知年月的改填 onMonth") @Nullable
            LocalDate on,

            @Schema(
                    description = TO_MONTH,
                    implementation = String.class,
                    pattern = "[0-9]{4}-[0-9]{2}",
                    examples = "2021-06")
            @Nullable
            YearMonth onMonth,

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
        return ok(endAssignment.handle(
                target(id, expected),
                assignmentId,
                new MonthsInPosts.Change(request.on(), request.onMonth()),
                request.reason(),
                request.orderNumber()));
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
        return ok(correctAssignment.handle(
                target(id, expected),
                assignmentId,
                new CorrectAssignment.Correction(
                        request.unitCode(),
                        request.post(),
                        months.counted(
                                request.unitCode(),
                                new TenurePolicy.Stated(
                                        request.from(), request.fromMonth(), request.to(), request.toMonth())),
                        request.orderNumber())));
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
        return ok(withdrawAssignment.handle(target(id, expected), assignmentId, request.orderNumber()));
    }

    private CareerChange.Target target(UUID id, @Nullable Version expected) {
        return new CareerChange.Target(id, caller.scope(), expected);
    }

    private static Response ok(CareerChange.Outcome outcome) {
        return Response.ok(AssignmentChangeView.of(outcome)).build();
    }
}
