package org.shequ.kit.audit;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.page.Cursors;
import org.shequ.kit.page.Page;
import org.shequ.kit.page.PageRequest;
import org.shequ.kit.page.Sorted;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The audit log for auditors: its entries, newest first, and the proof that nobody touched it. */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "Who did what, in chains that can be verified / 审计记录与校验")
public class AuditResource {

    private final AuditTable table;
    private final Cursors cursors;
    private final Jobs jobs;
    private final Caller caller;

    AuditResource(AuditTable table, Cursors cursors, Jobs jobs, Caller caller) {
        this.table = table;
        this.cursors = cursors;
        this.jobs = jobs;
        this.caller = caller;
    }

    @GET
    @Path("audit-entries")
    @PermissionsAllowed("audit:read")
    @Operation(
            operationId = "listAuditEntries",
            summary = "List audit entries, newest first / 审计记录，最新在前",
            description =
                    "Those of units within the caller's scope; what is no single unit's business (unit `*`) is for"
                            + " scope `*`. / 仅列出调用方数据范围内单位的记录；不属于单一单位的记录（单位为 `*`）仅供范围为 `*` 者查阅。")
    @Sorted("-recordedAt")
    public Page<AuditEntryView> list(
            @BeanParam PageRequest request,
            @QueryParam("subjectType") @Nullable String subjectType,
            @QueryParam("subjectId") @Nullable String subjectId,
            @QueryParam("actor") @Nullable String actor,
            @QueryParam("from") @Schema(description = "Inclusive instant / 起始时刻（含）") @Nullable String from,
            @QueryParam("to") @Schema(description = "Exclusive instant / 截止时刻（不含）") @Nullable String to) {
        var filter = new AuditTable.Filter(
                caller.scope(), subjectType, subjectId, actor, instant("from", from), instant("to", to));
        var seek = cursors.open(
                request, Cursors.fingerprint(subjectType, subjectId, actor, filter.from(), filter.to()), "-recordedAt");
        return seek.page(
                table.list(filter, seek.after(), seek.fetch()),
                entry -> List.of(entry.recordedAt().toString(), entry.id().toString()),
                AuditEntryView::of,
                () -> table.count(filter));
    }

    @POST
    @Path("audit-verifications")
    @PermissionsAllowed("audit:read")
    @Idempotent
    @Operation(
            operationId = "verifyAudit",
            summary = "Verify the hash chains, as a job whose result is {intact, entries, firstBreak} / 校验审计哈希链，结果见任务")
    @APIResponse(
            responseCode = "202",
            description = "The job that verifies / 校验任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response verify() {
        return jobs.accepted(jobs.submit(AuditVerificationJob.KIND, Map.of(), false, null, null));
    }

    private static @Nullable Instant instant(String parameter, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException notAnInstant) {
            throw ProblemException.of(CommonProblem.MALFORMED_REQUEST)
                    .violation(
                            "/query/" + parameter,
                            "INSTANT",
                            "must be an instant in UTC, such as 2026-01-05T01:00:00Z",
                            "必须是 UTC 时刻，例如 2026-01-05T01:00:00Z");
        }
    }
}
