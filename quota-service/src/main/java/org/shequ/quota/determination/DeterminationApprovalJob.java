package org.shequ.quota.determination;

import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Puts a determination into force that is too large for an answer at once: one transaction, with its progress shown. */
@ApplicationScoped
class DeterminationApprovalJob implements JobHandler {

    static final String KIND = "determination-approval";

    private final ApproveDetermination approveDetermination;
    private final Determinations determinations;
    private final Caller caller;

    DeterminationApprovalJob(ApproveDetermination approveDetermination, Determinations determinations, Caller caller) {
        this.approveDetermination = approveDetermination;
        this.determinations = determinations;
        this.caller = caller;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        var id = UUID.fromString(job.parameters().path("determinationId").asText());
        var document = job.parameters().path("documentNumber").asText();
        var before = find(id);
        job.total(before.units());
        if (job.attempt() == 1 || !document.equals(before.documentNumber())) {
            var expected = new Version(job.parameters().path("expected").asLong());
            var order = new ApproveDetermination.Order(
                    document, job.parameters().path("organ").asText());
            job.transaction(() -> approveDetermination.handle(id, expected, order, Long.MAX_VALUE, written -> {
                job.checkCancelled();
                job.done(written);
            }));
        }
        var approved = find(id);
        job.done(approved.units());
        job.result(Map.of("determinationId", id, "total", approved.total(), "units", approved.units()));
    }

    private Determinations.Size find(UUID id) {
        return determinations.size(id, caller.scope()).orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }
}
