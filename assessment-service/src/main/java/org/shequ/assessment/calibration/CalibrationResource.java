package org.shequ.assessment.calibration;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.CycleView;
import org.shequ.kit.condition.Version;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Calibration: computing, points, vetoes and ties. Every step names the cycle's version. */
@Path("cycles/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "calibration", description = "Scores, vetoes, caps and ties / 审定")
public class CalibrationResource {

    private final CalibrateCycle calibrateCycle;
    private final ReopenScoring reopenScoring;
    private final BookPoints bookPoints;
    private final RevokePoints revokePoints;
    private final RecordVeto recordVeto;
    private final LiftVeto liftVeto;
    private final DecideTie decideTie;
    private final Jobs jobs;

    CalibrationResource(
            CalibrateCycle calibrateCycle,
            ReopenScoring reopenScoring,
            BookPoints bookPoints,
            RevokePoints revokePoints,
            RecordVeto recordVeto,
            LiftVeto liftVeto,
            DecideTie decideTie,
            Jobs jobs) {
        this.calibrateCycle = calibrateCycle;
        this.reopenScoring = reopenScoring;
        this.bookPoints = bookPoints;
        this.revokePoints = revokePoints;
        this.recordVeto = recordVeto;
        this.liftVeto = liftVeto;
        this.decideTie = decideTie;
        this.jobs = jobs;
    }

    @POST
    @Path("calibration")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(
            operationId = "calibrateCycle",
            summary = "Close scoring and compute all outcomes, or take back from publicity / 结束评分并核算，或自公示退回审定",
            description = "A job: it fails while any rater class is short about anybody, with the figures, and when the"
                    + " cycle has moved meanwhile. / 作为任务执行；评价人数不足或周期已变动时失败并说明。")
    @APIResponse(
            responseCode = "202",
            description = "The job that computes / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response calibrate(@PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable Version expected) {
        return jobs.accepted(calibrateCycle.submit(id, expected));
    }

    /** Why scoring begins again. */
    @Schema(name = "ReopeningRequest")
    public record ReopeningRequest(
            @Schema(required = true) @NotNull LocalDate scoringUntil,

            @Schema(required = true, examples = "发现漏评") @NotBlank @Size(max = 500)
            String reason) {}

    @POST
    @Path("reopening")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "reopenScoring", summary = "Reopen scoring / 退回评分")
    public CycleView reopen(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull ReopeningRequest request) {
        return CycleView.of(reopenScoring.handle(id, expected, request.scoringUntil(), request.reason()));
    }

    /** Bonus or deduction on record. */
    @Schema(name = "PointsRequest")
    public record PointsRequest(
            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(
                    required = true,
                    description = "A bonus or deduction of the scheme / 方案中的加分或扣分指标",
                    examples = "HONOUR")
            @NotBlank
            @Size(max = 40)
            String indicator,

            @Schema(required = true, description = "Always positive / 恒为正数", examples = "2")
            @NotNull
            @DecimalMin("0.01")
            @Digits(integer = 4, fraction = 2)
            BigDecimal points,

            @Schema(required = true, examples = "获市级表彰") @NotBlank @Size(max = 500)
            String reason,

            @Schema(examples = "https://example.org/doc/1") @Pattern(regexp = "https?://\\S{1,500}") @Nullable
            String evidence) {}

    @POST
    @Path("points")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "bookPoints", summary = "Record a bonus or a deduction / 登记加分或扣分")
    public CycleView book(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull PointsRequest request) {
        return CycleView.of(bookPoints.handle(
                id,
                expected,
                request.subject(),
                request.indicator(),
                request.points(),
                request.reason(),
                request.evidence()));
    }

    @Schema(name = "RevocationRequest")
    public record RevocationRequest(
            @Schema(required = true, examples = "登记有误") @NotBlank @Size(max = 500)
            String reason) {}

    @POST
    @Path("points/{points}/revocation")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "revokePoints", summary = "Revoke a bonus or a deduction / 撤销加分或扣分")
    public CycleView revoke(
            @PathParam("id") UUID id,
            @PathParam("points") UUID points,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull RevocationRequest request) {
        return CycleView.of(revokePoints.handle(id, expected, points, request.reason()));
    }

    /** A veto against a subject. */
    @Schema(name = "VetoRequest")
    public record VetoRequest(
            @Schema(required = true, examples = "320613002004") @NotNull @Pattern(regexp = "[0-9a-f-]{12,36}")
            String subject,

            @Schema(required = true, description = "A veto item of the scheme / 方案中的否决事项", examples = "INCIDENT")
            @NotBlank
            @Size(max = 40)
            String veto,

            @Schema(required = true, examples = "发生重大安全事故") @NotBlank @Size(max = 500)
            String reason,

            @Schema(examples = "https://example.org/doc/2") @Pattern(regexp = "https?://\\S{1,500}") @Nullable
            String evidence) {}

    @POST
    @Path("vetoes")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "recordVeto", summary = "Record a veto / 登记一票否决")
    public CycleView veto(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull VetoRequest request) {
        return CycleView.of(recordVeto.handle(
                id, expected, request.subject(), request.veto(), request.reason(), request.evidence()));
    }

    @POST
    @Path("subjects/{subject}/vetoes/{veto}/lifting")
    @PermissionsAllowed("assessment:manage")
    @Idempotent
    @Operation(operationId = "liftVeto", summary = "Lift a veto / 撤销一票否决")
    public CycleView lift(
            @PathParam("id") UUID id,
            @PathParam("subject") String subject,
            @PathParam("veto") String veto,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull RevocationRequest request) {
        return CycleView.of(liftVeto.handle(id, expected, subject, veto, request.reason()));
    }

    /** Who of a tie is excellent. */
    @Schema(name = "TieDecisionRequest")
    public record TieDecisionRequest(
            @Schema(required = true, description = "At most as many as there are places / 不超过剩余名额")
            @NotNull
            @Size(max = 1000)
            List<@NotNull @Pattern(regexp = "[0-9a-f-]{36}") String> chosen,

            @Schema(required = true, examples = "群众满意度较高") @NotBlank @Size(max = 500)
            String reason,

            @Schema(required = true, examples = "崇委组〔2026〕3号") @NotBlank @Size(max = 100)
            String documentNumber) {}

    @PUT
    @Path("pools/{pool}/tie-decision")
    @PermissionsAllowed("assessment:manage")
    @Operation(
            operationId = "decideTie",
            summary = "Decide a tie at the cap of excellent grades / 裁定优秀名额并列",
            description = "Holds while the tie is the one decided about. / 并列人员变化后须重新裁定。")
    public CycleView decideTie(
            @PathParam("id") UUID id,
            @PathParam("pool") String pool,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull TieDecisionRequest request) {
        return CycleView.of(
                decideTie.handle(id, expected, pool, request.chosen(), request.reason(), request.documentNumber()));
    }
}
