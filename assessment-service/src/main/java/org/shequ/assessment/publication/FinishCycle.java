package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleJobs;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes a cycle final after its publicity, as a job: results, their versions and what others are told of them, all or
 * nothing. Who scored or calibrated does not do it. Subjects with an open objection are held back until it is answered.
 */
@ApplicationScoped
class FinishCycle implements JobHandler {

    private static final String KIND = "cycle-finalization";

    private final Cycles cycles;
    private final CycleJobs cycleJobs;
    private final Hands hands;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    FinishCycle(
            Cycles cycles,
            CycleJobs cycleJobs,
            Hands hands,
            FinalResults results,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.cycleJobs = cycleJobs;
        this.hands = hands;
        this.results = results;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    JobView submit(UUID id, @Nullable Version expected) {
        return cycleJobs.submit(KIND, id, expected, this::requireReady);
    }

    private void requireReady(Cycle cycle) {
        CycleStatus.FINISH.require(cycle.status());
        hands.requireOthers(cycle);
        LocalDate until = Objects.requireNonNull(cycle.publicityUntil());
        if (!clock.today().isAfter(until)) {
            throw ProblemException.of(AssessmentProblem.PUBLICITY_LASTS, until, clock.today())
                    .figure("publicityUntil", until.toString())
                    .figure("today", clock.today().toString());
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobContext job) {
        job.transaction(() -> finish(job));
    }

    private void finish(JobContext job) {
        Cycle cycle = cycleJobs.getToRun(job);
        if (job.id().equals(cycle.jobId())) {
            return;
        }
        requireReady(cycle);
        // read once: results and cycle are final on one day, also when midnight passes meanwhile; pay is reckoned from
        // it
        LocalDate today = clock.today();
        int settled = results.writeUnopposed(cycle, today);
        job.total(settled);
        cycles.finished(cycle.id(), CycleStatus.FINISH.take(cycle.status()), caller.subject(), today, job.id());
        announcement.publishCausedBy(cycle.id(), told -> {
            job.checkCancelled();
            job.done(told);
        });
        audit.append(
                "cycle-finished", "cycle", cycle.id().toString(), cycle.jurisdiction(), Map.of("settled", settled));
        job.count("settled", settled);
    }
}
