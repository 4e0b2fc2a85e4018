package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.scheme.SchemeContent.Indicator;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A bonus or a deduction is put on record. */
@ApplicationScoped
class BookPoints {

    private final CalibrationDecisions decisions;
    private final Adjustments adjustments;
    private final Schemes schemes;
    private final BusinessClock clock;
    private final Caller caller;

    BookPoints(
            CalibrationDecisions decisions,
            Adjustments adjustments,
            Schemes schemes,
            BusinessClock clock,
            Caller caller) {
        this.decisions = decisions;
        this.adjustments = adjustments;
        this.schemes = schemes;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(
            UUID id,
            @Nullable Version expected,
            String subject,
            String indicator,
            BigDecimal points,
            String reason,
            @Nullable String evidence) {
        var cycle = decisions.open(id, expected);
        var known = schemes.content(cycle.schemeId())
                .findBooked(indicator)
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.UNKNOWN_IN_SCHEME, indicator));
        requireAllowed(known, points, evidence);
        decisions.requireListed(id, subject);
        adjustments.persistAndFlush(new Adjustment(
                Ids.next(), id, subject, indicator, points, reason, evidence, caller.subject(), clock.instant()));
        return decisions.conclude(
                cycle, subject, "points-booked", Map.of("subject", subject, "indicator", indicator, "points", points));
    }

    private static void requireAllowed(Indicator known, BigDecimal points, @Nullable String evidence) {
        if (points.compareTo(known.fullMarks()) > 0) {
            throw ProblemException.of(AssessmentProblem.POINTS_BEYOND_LIMIT, points, known.code(), known.fullMarks())
                    .figure("limit", known.fullMarks());
        }
        if (known.evidenceRequired() && evidence == null) {
            throw ProblemException.of(AssessmentProblem.EVIDENCE_REQUIRED, known.code());
        }
    }
}
