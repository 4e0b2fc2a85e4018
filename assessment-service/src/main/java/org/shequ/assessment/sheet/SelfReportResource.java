package org.shequ.assessment.sheet;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.condition.Versioned;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.OwnRecord;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What subjects say of their own year. */
@Path("cycles/{id}/subjects/{subject}/self-report")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "scoring", description = "Sheets, self-reports and progress / 评分、述职与进度")
public class SelfReportResource {

    private final SelfReports selfReports;
    private final PutSelfReport putSelfReport;

    SelfReportResource(SelfReports selfReports, PutSelfReport putSelfReport) {
        this.selfReports = selfReports;
        this.putSelfReport = putSelfReport;
    }

    /** A subject's own account of the year. */
    @Schema(name = "SelfReportRequest")
    public record SelfReportRequest(
            @Schema(required = true, examples = "一年来……") @NotBlank @Size(max = 20_000)
            String report,

            @Schema(required = true, description = "What the report refers to / 附件链接") @NotNull @Size(max = 50)
            List<@NotNull @Pattern(regexp = "https?://\\S{1,500}") String> links) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "SubmittedSelfReport")
    public record SelfReportView(
            String subject, long version, String report, List<String> links, String submittedBy, Instant submittedAt)
            implements Versioned {

        static SelfReportView of(SelfReports.SelfReport report) {
            return new SelfReportView(
                    report.subject(),
                    report.version(),
                    report.report(),
                    report.links(),
                    report.submittedBy(),
                    report.submittedAt());
        }
    }

    @GET
    @OwnRecord("subject")
    @PermissionsAllowed("assessment:read")
    @Operation(operationId = "getSelfReport", summary = "Read a subject's own account of the year / 述职报告")
    public SelfReportView selfReport(@PathParam("id") UUID id, @PathParam("subject") String subject) {
        return SelfReportView.of(
                selfReports.find(id, subject).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND)));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("assessment:score")
    @Operation(
            operationId = "putSelfReport",
            summary = "Submit or replace a self-report / 提交或替换述职报告",
            description = "Replacing needs If-Match. / 替换须带 If-Match。")
    public SelfReportView putSelfReport(
            @PathParam("id") UUID id,
            @PathParam("subject") String subject,
            @HeaderParam("If-Match") @Nullable Version expected,
            @Valid @NotNull SelfReportRequest request) {
        return SelfReportView.of(putSelfReport.handle(id, subject, expected, request.report(), request.links()));
    }
}
