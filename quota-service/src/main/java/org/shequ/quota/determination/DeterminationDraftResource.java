package org.shequ.quota.determination;

import io.quarkus.security.PermissionsAllowed;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.security.Caller;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Drafts of determinations of a province or a nation, as jobs. */
@Path("determination-drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "determinations", description = "How many places each community gets, and why / 员额核定")
public class DeterminationDraftResource {

    private final Jobs jobs;
    private final Caller caller;

    DeterminationDraftResource(Jobs jobs, Caller caller) {
        this.jobs = jobs;
        this.caller = caller;
    }

    @POST
    @PermissionsAllowed("quota:manage")
    @Idempotent
    @Operation(
            operationId = "submitDeterminationDraft",
            summary = "Draft a determination of any size, as a job / 以后台任务拟定员额核定",
            description =
                    "The same as draftDetermination, for more communities than that takes. The job's result names the"
                            + " determination. / 与 draftDetermination 相同，适用于大范围核定；任务结果给出核定编号。")
    @APIResponse(
            responseCode = "202",
            description = "The job that drafts it / 已受理，返回任务",
            content = @Content(schema = @Schema(implementation = JobView.class)))
    public Response draft(@Valid @NotNull DeterminationRequest request) {
        caller.scope().requireOver(request.jurisdiction());
        return jobs.accepted(jobs.submit(DeterminationDraftJob.KIND, request, false, null, null));
    }
}
