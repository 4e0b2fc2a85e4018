package org.shequ.assessment.appeal;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.appeal.Appeal.Ruling;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.publication.FinalResults;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.result.ResultReason;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Decides a review or an appeal, by other hands than those that made the result final, filed the appeal, or decided the
 * review before it. A change is a new version of that one result.
 */
@ApplicationScoped
class DecideAppeal {

    private final Cycles cycles;
    private final Outcomes outcomes;
    private final Appeals appeals;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    DecideAppeal(
            Cycles cycles,
            Outcomes outcomes,
            Appeals appeals,
            FinalResults results,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.outcomes = outcomes;
        this.appeals = appeals;
        this.results = results;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Appeal handle(UUID id, @Nullable Version expected, Ruling ruling) {
        var appeal = appeals.get(id, caller.scope());
        var cycle = cycles.open(appeal.cycleId(), caller.scope());
        appeals.getEntityManager().refresh(appeal); // as it is now that the cycle is held
        Version.require(expected, appeal.version());
        appeal.requireOpen(ruling);
        requireOtherHands(cycle, appeal);
        appeal.decide(ruling, caller.subject(), clock.today());
        appeals.flush();
        var score = ruling.score();
        if (score != null) {
            var outcome =
                    outcomes.find(cycle.id(), appeal.subject(), caller.scope()).orElseThrow();
            results.writeAsDecided(cycle, outcome, score, ruling.grade(), ResultReason.CORRECTED, id);
            announcement.publishCausedBy(id);
        }
        audit.append(
                "appeal-decided",
                "appeal",
                id.toString(),
                cycle.jurisdiction(),
                Map.of("outcome", ruling.outcome().name(), "documentNumber", ruling.documentNumber()));
        return appeal;
    }

    private void requireOtherHands(Cycle cycle, Appeal appeal) {
        var me = caller.subject();
        var reviewed = appeal.stage() == AppealStage.APPEAL
                && appeals.find(cycle.id(), appeal.subject(), AppealStage.REVIEW)
                        .map(Appeal::decidedBy)
                        .filter(me::equals)
                        .isPresent();
        if (reviewed || me.equals(cycle.finalBy()) || me.equals(cycle.calibratedBy()) || me.equals(appeal.filedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
    }
}
