package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleChronicle;
import org.shequ.assessment.cycle.CycleJobs;
import org.shequ.assessment.cycle.CycleSubjects;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/** Closes scoring, or takes a cycle back from publicity, and computes, as a job. */
@ApplicationScoped
class CalibrateCycle implements JobHandler {

    private static final String KIND = "cycle-calibration";

    private final CycleJobs cycleJobs;
    private final Schemes schemes;
    private final CycleSubjects subjects;
    private final Computation computation;
    private final Outcomes outcomes;
    private final Records records;
    private final CycleChronicle chronicle;
    private final Caller caller;

    CalibrateCycle(
            CycleJobs cycleJobs,
            Schemes schemes,
            CycleSubjects subjects,
            Computation computation,
            Outcomes outcomes,
            Records records,
            CycleChronicle chronicle,
            Caller caller) {
        this.cycleJobs = cycleJobs;
        this.schemes = schemes;
        this.subjects = subjects;
        this.computation = computation;
        this.outcomes = outcomes;
        this.records = records;
        this.chronicle = chronicle;
        this.caller = caller;
    }

    JobView submit(UUID id, @Nullable Version expected) {
        return cycleJobs.submit(KIND, id, expected, Cycle::requireCalibratable);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        job.transaction(() -> calibrate(job));
    }

    private void calibrate(JobContext job) {
        Cycle cycle = cycleJobs.getToRun(job);
        if (!cycle.isWorkOf(job.id())) {
            cycle.requireCalibratable();
            SchemeContent content = schemes.content(cycle.schemeId());
            job.total(subjects.countJudged(cycle.id()));
            int judged = computation.whole(cycle, content, done -> {
                job.checkCancelled();
                job.done(done);
            });
            job.checkCancelled();
            records.tookPart(cycle.id());
            cycle.calibrate(caller.subject(), job.id());
            chronicle.step(cycle, "cycle-calibrated", Map.of("subjects", judged));
        }
        job.count("subjects", outcomes.countAll(cycle.id()));
    }
}
