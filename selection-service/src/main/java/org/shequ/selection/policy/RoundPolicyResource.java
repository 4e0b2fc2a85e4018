package org.shequ.selection.policy;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.contracts.vocabulary.RoundKind;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.selection.vocabulary.Stage;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

@Path("round-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "round policies", description = "Stages and figures of each kind of round / 各类选拔的环节与数值")
public class RoundPolicyResource {

    private final RoundPolicies policies;
    private final RecordPolicy recordPolicy;
    private final Cursors cursors;

    public RoundPolicyResource(RoundPolicies policies, RecordPolicy recordPolicy, Cursors cursors) {
        this.policies = policies;
        this.recordPolicy = recordPolicy;
        this.cursors = cursors;
    }

    @Schema(name = "RoundPolicyRequest")
    public record NewPolicyRequest(
            @NotNull RoundKind kind,
            @NotNull LocalDate validFrom,

            @NotEmpty @Size(max = 20) @Schema(description = "In the order of the stages / 按环节顺序")
            List<@NotNull Stage> stages,

            @Min(1)
            @Max(20)
            @Schema(description = "Candidates per place at the opening / 开考比例", examples = "3", required = true)
            int openingRatio,

            @Min(1)
            @Max(20)
            @Schema(description = "Candidates per place in the interview / 面试比例", examples = "3", required = true)
            int interviewRatio,

            @Min(0) @Max(100) @Schema(examples = "60", required = true)
            int writtenPercent,

            @NotNull @DecimalMin("0") @Digits(integer = 3, fraction = 2) @Schema(examples = "5")
            BigDecimal bonusCap,

            @Valid
            @Schema(
                    description =
                            "Without it: two decimals, rounded half up; ties on the exact total, then interview, certificate,"
                                    + " re-test; all tied for the last seat go on / 不填时：两位小数、四舍五入；并列按未取舍成绩认定，"
                                    + "依次比较面试成绩、职业资格等级、加试；笔试末位并列者全部进入面试")
            @Nullable
            ScoringView scoring,

            @Min(1) @Max(60) @Schema(examples = "7", required = true)
            int noticeDays,

            @NotNull DayKind noticeDayKind,

            @NotNull @Schema(description = "How a public notice shows names / 公示姓名方式")
            NoticeNames noticeNames,

            @Min(1) @Max(120) @Schema(examples = "36", required = true)
            int reserveMonths,

            @Min(1)
            @Max(60)
            @Schema(description = "How long the next in line may move up / 递补有效期（月）", examples = "12", required = true)
            int lineValidMonths,

            @Min(1) @Max(365) @Schema(examples = "90", required = true)
            int reservationDays,

            @Min(0) @Max(36) @Schema(description = "0 for none / 试用期（月），0 为无", examples = "12", required = true)
            int probationMonths,

            @Min(0) @Max(30) @Schema(description = "0 for none / 服务期（年），0 为无", examples = "5", required = true)
            int lockYears,

            @NotBlank @Size(max = 100) @Schema(examples = "崇组发〔2026〕4号")
            String documentNumber) {}

    @Schema(name = "RoundPolicy")
    public record PolicyView(
            RoundKind kind,
            int version,
            LocalDate validFrom,
            List<Stage> stages,
            int openingRatio,
            int interviewRatio,
            int writtenPercent,
            BigDecimal bonusCap,
            ScoringView scoring,
            int noticeDays,
            DayKind noticeDayKind,
            NoticeNames noticeNames,
            int reserveMonths,
            int lineValidMonths,
            int reservationDays,
            int probationMonths,
            int lockYears,
            @Nullable String documentNumber,
            String createdBy,
            Instant createdAt) {
        static PolicyView of(RoundPolicies.Recorded recorded) {
            var policy = recorded.policy();
            return new PolicyView(
                    policy.kind(),
                    policy.version(),
                    recorded.validFrom(),
                    policy.stages(),
                    policy.openingRatio(),
                    policy.interviewRatio(),
                    policy.writtenPercent(),
                    policy.bonusCap(),
                    ScoringView.of(policy.scoring()),
                    policy.noticeDays(),
                    policy.noticeDayKind(),
                    policy.noticeNames(),
                    policy.reserveMonths(),
                    policy.lineValidMonths(),
                    policy.reservationDays(),
                    policy.probationMonths(),
                    policy.lockYears(),
                    recorded.documentNumber(),
                    recorded.createdBy(),
                    recorded.createdAt());
        }
    }

    @GET
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "listRoundPolicies", summary = "List all versions of the round policies / 选拔政策各版本")
    @Sorted("kind")
    public Page<PolicyView> list(@QueryParam("kind") @Nullable RoundKind kind, @BeanParam PageRequest request) {
        var seek = cursors.open(request, Cursors.fingerprint(kind), "kind");
        return seek.page(
                policies.page(kind, seek),
                row -> List.of(
                        row.policy().kind().name(),
                        "",
                        String.valueOf(row.policy().version())),
                PolicyView::of,
                () -> policies.count(kind));
    }

    @GET
    @Path("{kind}/versions/{version}")
    @PermissionsAllowed("selection:read")
    @Operation(operationId = "getRoundPolicy", summary = "Read one version of a round policy / 某一版本的选拔政策")
    public PolicyView get(@PathParam("kind") RoundKind kind, @PathParam("version") int version) {
        return PolicyView.of(
                policies.find(kind, version).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    @PermissionsAllowed("selection:manage")
    @Operation(
            operationId = "recordRoundPolicy",
            summary = "Record the next version of a round policy / 登记选拔政策新版本",
            description =
                    "Needs the scope of everything. Rounds already drafted keep their copy. / 须具有全部数据范围；已拟定的轮次沿用原政策。")
    @APIResponse(
            responseCode = "201",
            description = "Recorded / 已登记",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = PolicyView.class)))
    public PolicyView record(@NotNull @Valid NewPolicyRequest request) {
        return PolicyView.of(recordPolicy.handle(
                new RoundPolicy(
                        request.kind(),
                        0,
                        request.stages(),
                        request.openingRatio(),
                        request.interviewRatio(),
                        request.writtenPercent(),
                        request.bonusCap(),
                        ScoringView.rule(request.scoring()),
                        request.noticeDays(),
                        request.noticeDayKind(),
                        request.reserveMonths(),
                        request.lineValidMonths(),
                        request.reservationDays(),
                        request.probationMonths(),
                        request.lockYears(),
                        request.noticeNames()),
                request.validFrom(),
                request.documentNumber()));
    }
}
