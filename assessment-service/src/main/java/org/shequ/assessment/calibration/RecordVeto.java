package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A veto of the scheme is put on record against a subject. */
@ApplicationScoped
class RecordVeto {

    private final CalibrationDecisions decisions;
    private final VetoRecords vetoes;
    private final Schemes schemes;
    private final BusinessClock clock;
    private final Caller caller;

    RecordVeto(
            CalibrationDecisions decisions, VetoRecords vetoes, Schemes schemes, BusinessClock clock, Caller caller) {
        this.decisions = decisions;
        this.vetoes = vetoes;
        this.schemes = schemes;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(
            UUID id,
            @Nullable Version expected,
            String subject,
            String veto,
            String reason,
            @Nullable String evidence) {
        var cycle = decisions.open(id, expected);
        if (schemes.content(cycle.schemeId()).vetoes().stream()
                .noneMatch(each -> each.code().equals(veto))) {
            throw ProblemException.of(AssessmentProblem.UNKNOWN_IN_SCHEME, veto);
        }
        decisions.requireListed(id, subject);
        if (vetoes.findStanding(id, subject, veto).isPresent()) {
            throw ProblemException.of(AssessmentProblem.VETO_STANDS, veto, subject);
        }
        vetoes.persistAndFlush(
                new VetoRecord(Ids.next(), id, subject, veto, reason, evidence, caller.subject(), clock.instant()));
        return decisions.conclude(cycle, subject, "veto-recorded", Map.of("subject", subject, "veto", veto));
    }
}
