package org.shequ.kit.job;

import io.quarkus.security.Authenticated;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.idempotency.Idempotent;
import org.shequ.kit.problem.ProblemException;

import java.io.File;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

@Path("trials")
@Authenticated
public class TrialResource {

    @Inject
    Jobs jobs;

    @POST
    @Idempotent
    @Consumes({"text/csv", "application/octet-stream"})
    @Operation(operationId = "startTrial")
    public Response start(
            @QueryParam("action") String action,
            @QueryParam("dryRun") boolean dryRun,
            @QueryParam("refuse") boolean refuse,
            @HeaderParam("Content-Type") @Nullable String mediaType,
            @Nullable File body) {
        var job = jobs.submit(TrialHandler.KIND, Map.of("action", action), dryRun, body, mediaType);
        if (refuse) {
            throw ProblemException.of(CommonProblem.CONFLICT, job.id());
        }
        return jobs.accepted(job);
    }
}
