package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Scope;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Opens a cycle, as a job: the records of the day fix who is judged. A province's list takes longer than a request may. */
@ApplicationScoped
class OpenCycle implements JobHandler {

    private static final String KIND = "cycle-opening";

    private final Cycles cycles;
    private final CycleJobs cycleJobs;
    private final CycleSubjects subjects;
    private final PeerGroups peerGroups;
    private final AuditLog audit;
    private final BusinessClock clock;

    OpenCycle(
            Cycles cycles,
            CycleJobs cycleJobs,
            CycleSubjects subjects,
            PeerGroups peerGroups,
            AuditLog audit,
            BusinessClock clock) {
        this.cycles = cycles;
        this.cycleJobs = cycleJobs;
        this.subjects = subjects;
        this.peerGroups = peerGroups;
        this.audit = audit;
        this.clock = clock;
    }

    JobView submit(UUID id, @Nullable Version expected) {
        return cycleJobs.submit(KIND, id, expected, this::requireReady);
    }

    private void requireReady(Cycle cycle) {
        CycleStatus.OPEN_SCORING.require(cycle.status());
        cycle.requireAhead(cycle.scoringUntil(), clock.today());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        job.transaction(() -> open(job));
    }

    private void open(JobContext job) {
        Cycle cycle = cycleJobs.getToRun(job);
        if (!job.id().equals(cycle.jobId())) {
            requireReady(cycle);
            cycles.lockYear(cycle.subjectKind(), cycle.year());
            int listed = subjects.fix(cycle, clock.today());
            if (listed == 0) {
                throw ProblemException.of(AssessmentProblem.NO_SUBJECTS, cycle.jurisdiction(), cycle.year());
            }
            peerGroups.require(cycle);
            job.done(listed);
            job.checkCancelled();
            cycles.opened(cycle.id(), CycleStatus.OPEN_SCORING.take(cycle.status()), clock.today(), job.id());
            audit.append(
                    "cycle-opened", "cycle", cycle.id().toString(), cycle.jurisdiction(), Map.of("subjects", listed));
        }
        long listed = subjects.count(cycle.id(), Scope.ALL);
        job.total(listed);
        job.count("subjects", listed);
    }
}
