package org.shequ.kit.audit;

import org.jboss.logging.Logger;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;

import jakarta.enterprise.context.ApplicationScoped;

/** Verifies the audit log in the background; a break is also an error in the service's log. */
@ApplicationScoped
class AuditVerificationJob implements JobHandler {

    static final String KIND = "audit-verification";

    private static final Logger LOG = Logger.getLogger(AuditVerificationJob.class);

    private final AuditVerifier verifier;

    AuditVerificationJob(AuditVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        var verification = verifier.verify(entries -> {
            job.done(entries);
            job.checkCancelled();
        });
        if (!verification.intact()) {
            LOG.errorf("The audit log is damaged: %s", verification.firstBreak());
        }
        job.result(verification);
    }
}
