package org.shequ.personnel.privacy;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.vocabulary.PersonStatus;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shows;
import org.shequ.kit.security.Caller;
import org.shequ.personnel.unit.UnitCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Anonymisation of those who left, and its preview, over HTTP. */
@Path("anonymisations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "personal data")
public class AnonymisationResource {

    private final Anonymise anonymise;
    private final Retention retention;
    private final Jobs jobs;
    private final Cursors cursors;
    private final Caller caller;

    public AnonymisationResource(Anonymise anonymise, Retention retention, Jobs jobs, Cursors cursors, Caller caller) {
        this.anonymise = anonymise;
        this.retention = retention;
        this.jobs = jobs;
        this.cursors = cursors;
        this.caller = caller;
    }

    /** Somebody whose data have been kept long enough. */
    @Schema(name = "AnonymisationDue")
    public record DueView(
            @Schema(required = true) UUID personId,
            @Schema(required = true) String personnelNumber,
            @Schema(required = true) PersonStatus status,

            @Schema(required = true, description = "The last unit / 最后所在单位")
            String unitCode,

            @Schema(required = true, description = "First day without a post / 离职之日")
            LocalDate leftOn) {

        static DueView of(Retention.Due due) {
            return new DueView(due.id(), due.personnelNumber(), due.status(), due.scopeCode(), due.leftOn());
        }
    }

    @GET
    @Path("preview")
    @Shows(PersonField.UNIT_CODE)
    @PermissionsAllowed("personnel:read")
    @Operation(
            operationId = "previewAnonymisation",
            summary = "Preview who would be anonymised under the policy; changes nothing / 预览按政策应匿名化的人员")
    @Sorted("unit")
    public Page<DueView> preview(
            @QueryParam("unit") @Parameter(description = "Unit code / 区划代码", example = "320613") @Nullable String unit,
            @BeanParam PageRequest request) {
        String subtree = UnitCode.subtree(unit);
        LocalDate leftBy = anonymise.leftBy(subtree);
        var seek = cursors.open(request, Cursors.fingerprint(subtree, leftBy), "unit");
        return seek.page(
                from -> retention.page(
                        subtree,
                        caller.scope(),
                        leftBy,
                        Objects.requireNonNullElse(from.after(0), ""),
                        Objects.requireNonNullElse(from.after(1), ""),
                        from.fetch()),
                due -> List.of(due.scopeCode(), due.id().toString()),
                DueView::of);
    }

    /** What is to be anonymised. */
    @Schema(name = "AnonymisationRequest")
    public record AnonymisationRequest(
            @Schema(required = true, examples = "320613") @NotBlank @Size(max = 40)
            String unit,

            @Schema(required = true, examples = "崇委组〔2036〕1号") @NotBlank @Size(max = 100)
            String orderNumber) {}

    @POST
    @Idempotent
    @PermissionsAllowed("personnel:write")
    @Operation(
            operationId = "runAnonymisation",
            summary = "Anonymise those who left long enough ago / 对超过保存期限的离职人员匿名化",
            description =
                    "Name, citizen ID, phone, number, exact dates and free texts go for good; what the person was stays"
                            + " for the statistics. dryRun counts and changes nothing. / 姓名、证件号、电话、编号、精确日期与文字说明"
                            + "永久去除；统计所需信息保留。")
    @APIResponse(
            responseCode = "202",
            description = "The job that does it / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response run(
            @QueryParam("dryRun") @Parameter(description = "Count, change nothing / 仅统计，不作更改") @Nullable Boolean dryRun,
            @Valid @NotNull AnonymisationRequest request) {
        String subtree = UnitCode.subtree(request.unit());
        caller.scope().require(subtree);
        return jobs.accepted(anonymise.submit(
                new Anonymise.Parameters(subtree, request.orderNumber()), Boolean.TRUE.equals(dryRun)));
    }
}
