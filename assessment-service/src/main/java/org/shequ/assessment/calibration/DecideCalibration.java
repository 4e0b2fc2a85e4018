package org.shequ.assessment.calibration;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.cycle.Cycle;
import org.shequ.assessment.cycle.CycleStatus;
import org.shequ.assessment.cycle.CycleSubjects;
import org.shequ.assessment.cycle.Cycles;
import org.shequ.assessment.grading.ExcellenceCap;
import org.shequ.assessment.scheme.SchemeContent;
import org.shequ.assessment.scheme.SchemeContent.IndicatorKind;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;
import org.shequ.kit.security.Scope;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Records what bears on a result beside the sheets: points, vetoes, decisions about ties. Each decision names the version
 * of the cycle that it was made on, so that of two officers at once the second sees what the first did; and is followed
 * by a new computation of the pool, so that what is shown is always what holds.
 */
@ApplicationScoped
class DecideCalibration {

    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final Schemes schemes;
    private final Outcomes outcomes;
    private final Computation computation;
    private final Records records;
    private final AuditLog audit;
    private final Caller caller;

    DecideCalibration(
            Cycles cycles,
            CycleSubjects subjects,
            Schemes schemes,
            Outcomes outcomes,
            Computation computation,
            Records records,
            AuditLog audit,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.schemes = schemes;
        this.outcomes = outcomes;
        this.computation = computation;
        this.records = records;
        this.audit = audit;
        this.caller = caller;
    }

    @Transactional
    Cycle book(
            UUID id,
            @Nullable Version expected,
            String subject,
            String indicator,
            BigDecimal points,
            String reason,
            @Nullable String evidence) {
        Cycle cycle = getUndecided(id, expected);
        SchemeContent content = content(cycle);
        var known = content.dimensions().stream()
                .flatMap(dimension -> dimension.indicators().stream())
                .filter(each -> each.code().equals(indicator) && each.kind() != IndicatorKind.MARKS)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.UNKNOWN_IN_SCHEME, indicator));
        if (points.compareTo(known.fullMarks()) > 0) {
            throw ProblemException.of(AssessmentProblem.POINTS_BEYOND_LIMIT, points, indicator, known.fullMarks())
                    .figure("limit", known.fullMarks());
        }
        if (known.evidenceRequired() && evidence == null) {
            throw ProblemException.of(AssessmentProblem.EVIDENCE_REQUIRED, indicator);
        }
        requireListed(id, subject);
        UUID booking = Ids.next();
        records.book(booking, id, subject, indicator, points, reason, evidence);
        record("points-booked", cycle, Map.of("subject", subject, "indicator", indicator, "points", points));
        return computed(cycle, content, subject);
    }

    @Transactional
    Cycle revoke(UUID id, @Nullable Version expected, UUID booking, String reason) {
        Cycle cycle = getUndecided(id, expected);
        String subject =
                records.revoke(id, booking).orElseThrow(() -> ProblemException.of(AssessmentProblem.RECORD_NOT_FOUND));
        record("points-revoked", cycle, Map.of("booking", booking.toString(), "reason", reason));
        return computed(cycle, content(cycle), subject);
    }

    @Transactional
    Cycle veto(
            UUID id,
            @Nullable Version expected,
            String subject,
            String veto,
            String reason,
            @Nullable String evidence) {
        Cycle cycle = getUndecided(id, expected);
        SchemeContent content = content(cycle);
        if (content.vetoes().stream().noneMatch(each -> each.code().equals(veto))) {
            throw ProblemException.of(AssessmentProblem.UNKNOWN_IN_SCHEME, veto);
        }
        requireListed(id, subject);
        if (!records.veto(id, subject, veto, reason, evidence)) {
            throw ProblemException.of(AssessmentProblem.VETO_STANDS, veto, subject);
        }
        record("veto-recorded", cycle, Map.of("subject", subject, "veto", veto));
        return computed(cycle, content, subject);
    }

    @Transactional
    Cycle lift(UUID id, @Nullable Version expected, String subject, String veto, String reason) {
        Cycle cycle = getUndecided(id, expected);
        if (!records.lift(id, subject, veto)) {
            throw ProblemException.of(AssessmentProblem.RECORD_NOT_FOUND);
        }
        record("veto-lifted", cycle, Map.of("subject", subject, "veto", veto, "reason", reason));
        return computed(cycle, content(cycle), subject);
    }

    /** @param chosen the people of the tie who are excellent */
    @Transactional
    Cycle decideTie(
            UUID id,
            @Nullable Version expected,
            String pool,
            List<String> chosen,
            String reason,
            String documentNumber) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.require(CycleStatus.CALIBRATION);
        SchemeContent content = content(cycle);
        Outcomes.Pool figures = outcomes.pools(cycle, pool, "", 1).stream()
                .filter(each -> !each.tie().isEmpty())
                .findFirst()
                .orElseThrow(() -> ProblemException.of(AssessmentProblem.NO_TIE, pool));
        Set<String> distinct = new HashSet<>(chosen);
        int places = figures.tiePlaces();
        if (!ExcellenceCap.mayChoose(distinct, new HashSet<>(figures.tie()), places)) {
            throw ProblemException.of(
                            AssessmentProblem.TIE_DECISION_UNFIT,
                            places,
                            figures.tie().size())
                    .figure("tiePlaces", places)
                    .figure("tie", figures.tie())
                    .figure("places", figures.places());
        }
        records.decideTie(id, pool, figures.tie(), List.copyOf(distinct), reason, documentNumber);
        record("tie-decided", cycle, Map.of("pool", pool, "chosen", chosen, "documentNumber", documentNumber));
        return computed(cycle, content, figures.tie().getFirst());
    }

    private Cycle getUndecided(UUID id, @Nullable Version expected) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        if (cycle.status() != CycleStatus.OPEN) {
            cycle.require(CycleStatus.CALIBRATION);
        }
        return cycle;
    }

    private void requireListed(UUID id, String subject) {
        boolean listed = subjects.find(id, subject, caller.scope())
                .filter(each -> each.withdrawnReason() == null)
                .isPresent();
        if (!listed) {
            throw ProblemException.of(AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
    }

    private Cycle computed(Cycle cycle, SchemeContent content, String subject) {
        records.tookPart(cycle.id());
        if (cycle.status() == CycleStatus.CALIBRATION) {
            subjects.find(cycle.id(), subject, Scope.ALL)
                    .ifPresent(listed -> computation.pool(cycle, content, listed.pool()));
        }
        cycles.touched(cycle.id());
        return cycles.get(cycle.id(), caller.scope());
    }

    private SchemeContent content(Cycle cycle) {
        return schemes.get(cycle.schemeId(), Scope.ALL).content();
    }

    private void record(String action, Cycle cycle, Map<String, ?> details) {
        audit.append(action, "cycle", cycle.id().toString(), cycle.jurisdiction(), details);
    }
}
