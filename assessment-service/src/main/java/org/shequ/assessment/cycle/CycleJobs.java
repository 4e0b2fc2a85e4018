package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobView;
import org.shequ.kit.job.Jobs;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Steps of a whole cycle, which take longer than a request may: refused at once where possible, then done
 * as a job, on the very version of the cycle that the caller saw. Whoever comes between makes the job stale.
 */
@ApplicationScoped
public class CycleJobs {

    private final Cycles cycles;
    private final Jobs jobs;
    private final Caller caller;

    CycleJobs(Cycles cycles, Jobs jobs, Caller caller) {
        this.cycles = cycles;
        this.jobs = jobs;
        this.caller = caller;
    }

    /** What refuses a step without looking at its subjects. */
    @FunctionalInterface
    public interface Check {
        void of(Cycle cycle);
    }

    @Transactional
    public JobView submit(String kind, UUID id, @Nullable Version expected, Check check) {
        Cycle cycle = cycles.open(id, expected, caller.scope());
        check.of(cycle);
        return jobs.submit(kind, Map.of("cycleId", id, "version", cycle.version()), false, null, null);
    }

    /** The cycle of a job. */
    public static UUID cycleId(JobContext job) {
        return UUID.fromString(job.parameters().path("cycleId").asText());
    }

    /** The cycle, locked, as the submitter saw it; or as this job itself has left it before a crash. */
    public Cycle getToRun(JobContext job) {
        Cycle cycle = cycles.open(cycleId(job), caller.scope());
        if (!cycle.isWorkOf(job.id())) {
            Version.require(new Version(job.parameters().path("version").asLong()), cycle.version());
        }
        return cycle;
    }
}
