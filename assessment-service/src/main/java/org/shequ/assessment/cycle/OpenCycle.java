package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
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
    private final CycleChronicle chronicle;
    private final BusinessClock clock;

    OpenCycle(
            Cycles cycles,
            CycleJobs cycleJobs,
            CycleSubjects subjects,
            PeerGroups peerGroups,
            CycleChronicle chronicle,
            BusinessClock clock) {
        this.cycles = cycles;
        this.cycleJobs = cycleJobs;
        this.subjects = subjects;
        this.peerGroups = peerGroups;
        this.chronicle = chronicle;
        this.clock = clock;
    }

    JobView submit(UUID id, @Nullable Version expected) {
        return cycleJobs.submit(KIND, id, expected, cycle -> cycle.requireOpenable(clock.today()));
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
        if (!cycle.isWorkOf(job.id())) {
            cycle.requireOpenable(clock.today());
            cycles.lockYear(cycle.subjectKind(), cycle.year());
            int listed = subjects.fix(cycle, clock.today());
            if (listed == 0) {
                throw ProblemException.of(AssessmentProblem.NO_SUBJECTS, cycle.jurisdiction(), cycle.year());
            }
            peerGroups.require(cycle);
            job.done(listed);
            job.checkCancelled();
            cycle.open(clock.today(), job.id());
            chronicle.step(cycle, "cycle-opened", Map.of("subjects", listed));
        }
        long listed = subjects.count(cycle.id(), Scope.ALL);
        job.total(listed);
        job.count("subjects", listed);
    }
}
