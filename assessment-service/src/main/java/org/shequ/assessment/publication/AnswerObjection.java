package org.shequ.assessment.publication;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.calibration.Computation;
import org.shequ.assessment.calibration.Outcome;
import org.shequ.assessment.calibration.Outcomes;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.publication.Objection.Ruling;
import org.shequ.assessment.result.ResultAnnouncement;
import org.shequ.assessment.result.ResultReason;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Answers an objection, during publicity or later; neither who calibrated nor who raised it answers. */
@ApplicationScoped
class AnswerObjection {

    private final Cycles cycles;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Computation computation;
    private final Objections objections;
    private final FinalResults results;
    private final ResultAnnouncement announcement;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    AnswerObjection(
            Cycles cycles,
            Schemes schemes,
            Outcomes outcomes,
            Computation computation,
            Objections objections,
            FinalResults results,
            ResultAnnouncement announcement,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.computation = computation;
        this.objections = objections;
        this.results = results;
        this.announcement = announcement;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    /** A subject that was held back when the cycle became final gets its result with the last answer. */
    @Transactional
    Objection handle(UUID cycleId, UUID id, @Nullable Version expected, Ruling ruling) {
        var cycle = cycles.open(cycleId, caller.scope());
        var objection = objections.get(cycleId, id, caller.scope());
        Version.require(expected, objection.version());
        objection.requireOpen(ruling);
        if (caller.subject().equals(cycle.calibratedBy()) || caller.subject().equals(objection.raisedBy())) {
            throw ProblemException.of(AssessmentProblem.SEPARATION_OF_DUTIES);
        }
        objection.answer(ruling, caller.subject(), clock.today());
        if (ruling.score() != null) {
            results.requireOpen(cycle, get(cycle, objection.subject()), ruling.grade());
        }
        objections.flush();
        if (ruling.score() != null) {
            uphold(cycle, objection.subject());
        }
        if (cycle.status() == CycleStatus.FINAL && !objections.anyOpen(cycleId, objection.subject())) {
            settle(cycle, objection.subject(), id);
        }
        audit.append(
                "objection-answered",
                "cycle",
                cycleId.toString(),
                cycle.jurisdiction(),
                Map.of(
                        "subject",
                        objection.subject(),
                        "outcome",
                        ruling.outcome().name()));
        return objection;
    }

    /** In publicity a community's peers are ranked anew, as no rank is final yet; a person moves nobody else. */
    private void uphold(Cycle cycle, String subject) {
        outcomes.keepUpheld(cycle.id(), subject);
        if (cycle.subjectKind() == SubjectKind.COMMUNITY && cycle.status() == CycleStatus.PUBLICITY) {
            computation.pool(
                    cycle,
                    schemes.content(cycle.schemeId()),
                    get(cycle, subject).pool());
        }
    }

    private void settle(Cycle cycle, String subject, UUID cause) {
        Outcome outcome = get(cycle, subject);
        BigDecimal decided = outcome.decidedScore();
        if (decided == null) {
            results.writeAsComputed(cycle, subject, cause);
        } else {
            results.writeAsDecided(cycle, outcome, decided, outcome.grade(), ResultReason.ASSESSED, cause);
        }
        announcement.publishCausedBy(cause);
    }

    private Outcome get(Cycle cycle, String subject) {
        return outcomes.find(cycle.id(), subject, caller.scope()).orElseThrow();
    }
}
