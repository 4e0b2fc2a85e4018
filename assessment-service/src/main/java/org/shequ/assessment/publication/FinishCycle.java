package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleChronicle;
import org.shequ.assessment.cycle.CycleJobs;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.job.JobContext;
import org.shequ.kit.job.JobHandler;
import org.shequ.kit.job.JobView;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Makes a cycle final after its publicity, as a job: results, their versions and what is published of them, all or
 * nothing. Who scored or calibrated does not do it. Subjects with an open objection are held back until it is answered.
 */
@ApplicationScoped
class FinishCycle implements JobHandler {

    private static final String KIND = "cycle-finalization";

    private final CycleJobs cycleJobs;
    private final SeparationOfDuties duties;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    FinishCycle(
            CycleJobs cycleJobs,
            SeparationOfDuties duties,
            FinalResults results,
            ResultAnnouncement announcement,
            CycleChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.cycleJobs = cycleJobs;
        this.duties = duties;
        this.results = results;
        this.announcement = announcement;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    JobView submit(UUID id, @Nullable Version expected) {
        return cycleJobs.submit(KIND, id, expected, this::requireReady);
    }

    private void requireReady(Cycle cycle) {
        cycle.requireFinishable();
        duties.requireOtherHands(cycle);
        cycle.requirePublicityOver(clock.today());
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
        if (cycle.isWorkOf(job.id())) {
            return;
        }
        requireReady(cycle);
        // read once: results and cycle are final on one day, though midnight may pass; pay is reckoned from it
        LocalDate today = clock.today();
        int settled = results.writeUnopposed(cycle, today);
        job.total(settled);
        cycle.finish(caller.subject(), today, job.id());
        chronicle.step(cycle, "cycle-finished", Map.of("settled", settled));
        announcement.publishCausedBy(cycle.id(), told -> {
            job.checkCancelled();
            job.done(told);
        });
        job.count("settled", settled);
    }
}
