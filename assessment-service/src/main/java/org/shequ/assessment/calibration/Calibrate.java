package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleJobs;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.CycleSubjects;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Closes scoring and computes, as a job; takes a cycle back from publicity, or back to scoring. */
@ApplicationScoped
class Calibrate implements JobHandler {

    private static final String KIND = "cycle-calibration";

    private final Cycles cycles;
    private final CycleJobs cycleJobs;
    private final Schemes schemes;
    private final CycleSubjects subjects;
    private final Computation computation;
    private final Outcomes outcomes;
    private final Records records;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    Calibrate(
            Cycles cycles,
            CycleJobs cycleJobs,
            Schemes schemes,
            CycleSubjects subjects,
            Computation computation,
            Outcomes outcomes,
            Records records,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.cycleJobs = cycleJobs;
        this.schemes = schemes;
        this.subjects = subjects;
        this.computation = computation;
        this.outcomes = outcomes;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    JobView submit(UUID id, @Nullable Version expected) {
        return cycleJobs.submit(KIND, id, expected, cycle -> CycleStatus.CALIBRATE.require(cycle.status()));
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
        if (!job.id().equals(cycle.jobId())) {
            CycleStatus.CALIBRATE.require(cycle.status());
            SchemeContent content = schemes.get(cycle.schemeId(), Scope.ALL).content();
            job.total(subjects.countJudged(cycle.id()));
            int judged = computation.whole(cycle, content, done -> {
                job.checkCancelled();
                job.done(done);
            });
            job.checkCancelled();
            records.tookPart(cycle.id());
            cycles.calibrated(cycle.id(), CycleStatus.CALIBRATE.take(cycle.status()), caller.subject(), job.id());
            audit.append(
                    "cycle-calibrated",
                    "cycle",
                    cycle.id().toString(),
                    cycle.jurisdiction(),
                    Map.of("subjects", judged));
        }
        job.count("subjects", outcomes.countAll(cycle.id()));
    }

    @Transactional
    Cycle reopen(UUID id, @Nullable Version expected, LocalDate scoringUntil, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        CycleStatus.REOPEN.require(cycle.status());
        if (scoringUntil.isBefore(clock.today())) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, scoringUntil, clock.today());
        }
        outcomes.clear(id);
        cycles.reopened(id, CycleStatus.REOPEN.take(cycle.status()), scoringUntil);
        audit.append("cycle-reopened", "cycle", id.toString(), cycle.jurisdiction(), Map.of("reason", reason));
        return cycles.get(id, caller.scope());
    }
}
