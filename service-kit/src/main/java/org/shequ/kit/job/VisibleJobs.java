package org.shequ.kit.job;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Which jobs a caller sees: the own ones, and as a reader of the service those of others, within the scope. */
@ApplicationScoped
class VisibleJobs {

    private final JobTable table;
    private final Caller caller;
    private final String service;

    VisibleJobs(JobTable table, Caller caller, @ConfigProperty(name = "shequ.service") String service) {
        this.table = table;
        this.caller = caller;
        this.service = service;
    }

    JobRow get(UUID id) {
        return table.find(id)
                .filter(job -> caller.scope().covers(job.scopeUnit()))
                .filter(job -> isOwn(job) || othersToo())
                .orElseThrow(() -> ProblemException.of(CommonProblem.NOT_FOUND));
    }

    boolean isOwn(JobRow job) {
        return job.submittedBy().equals(caller.subject());
    }

    boolean othersToo() {
        return caller.may(service + ":read");
    }
}
