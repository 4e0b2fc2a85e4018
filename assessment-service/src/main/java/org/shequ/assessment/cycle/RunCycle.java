package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.assessment.result.SubjectKind;
import org.shequ.assessment.scheme.Scheme;
import org.shequ.assessment.scheme.SchemeStatus;
import org.shequ.assessment.scheme.Schemes;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.audit.AuditLog;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.id.Ids;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Plans a cycle, opens it, moves its deadline and keeps its list of subjects. */
@ApplicationScoped
class RunCycle {

    private static final int MOST_NAMED = 20;

    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final Schemes schemes;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RunCycle(
            Cycles cycles,
            CycleSubjects subjects,
            Schemes schemes,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.schemes = schemes;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle draft(UUID schemeId, String title, String jurisdiction, LocalDate scoringUntil, List<String> commendedPools) {
        Scheme scheme = schemes.get(schemeId, caller.scope());
        if (!caller.scope().covers(jurisdiction)) {
            throw ProblemException.of(CommonProblem.FORBIDDEN);
        }
        if (scheme.status() != SchemeStatus.APPROVED) {
            throw ProblemException.of(AssessmentProblem.SCHEME_NOT_APPROVED);
        }
        if (!jurisdiction.startsWith(scheme.jurisdiction())) {
            throw ProblemException.of(
                    AssessmentProblem.SCHEME_OF_ANOTHER_JURISDICTION, scheme.jurisdiction(), jurisdiction);
        }
        requireWithin(jurisdiction, commendedPools);
        requireAlone(scheme, jurisdiction);
        Cycle cycle = new Cycle(
                Ids.next(),
                1,
                schemeId,
                title,
                jurisdiction,
                scheme.subjectKind(),
                scheme.year(),
                CycleStatus.DRAFT,
                List.copyOf(commendedPools),
                caller.subject(),
                clock.instant(),
                null,
                scoringUntil,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        cycles.add(cycle);
        record("cycle-drafted", cycle.id(), Map.of("jurisdiction", jurisdiction, "year", cycle.year()));
        return cycle;
    }

    @Transactional
    Cycle open(UUID id, @Nullable Version expected) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.require(CycleStatus.DRAFT);
        requireAhead(cycle.scoringUntil());
        cycles.lockYear(cycle.subjectKind(), cycle.year());
        int listed = subjects.fix(cycle, clock.today());
        if (listed == 0) {
            throw ProblemException.of(AssessmentProblem.NO_SUBJECTS, cycle.jurisdiction(), cycle.year());
        }
        requirePeerGroups(cycle);
        cycles.opened(id, clock.today());
        record("cycle-opened", id, Map.of("subjects", listed));
        return cycles.get(id, caller.scope());
    }

    private static void requireWithin(String jurisdiction, List<String> commendedPools) {
        var refusal = ProblemException.of(CommonProblem.RULE_VIOLATED);
        boolean outside = false;
        for (int i = 0; i < commendedPools.size(); i++) {
            if (!commendedPools.get(i).startsWith(jurisdiction)) {
                outside = true;
                refusal.violation(
                        "/commendedPools/" + i, "WITHIN_JURISDICTION", "lies outside the jurisdiction", "不在本辖区内");
            }
        }
        if (outside) {
            throw refusal;
        }
    }

    /** A city and a district do not judge the same subjects in the same year: the first that is planned stands. */
    private void requireAlone(Scheme scheme, String jurisdiction) {
        cycles.lockYear(scheme.subjectKind(), scheme.year());
        cycles.findOverlapping(scheme.subjectKind(), scheme.year(), jurisdiction)
                .ifPresent(other -> {
                    throw ProblemException.of(
                                    AssessmentProblem.CYCLE_OVERLAPS,
                                    other.jurisdiction(),
                                    other.status(),
                                    jurisdiction)
                            .figure("jurisdiction", other.jurisdiction());
                });
    }

    /** Gives a cycle up before it is final; what was entered stays readable. */
    @Transactional
    Cycle cancel(UUID id, @Nullable Version expected, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.status().requireStep(CycleStatus.CANCELLED);
        cycles.cancelled(id, caller.subject(), clock.today(), reason);
        record("cycle-cancelled", id, Map.of("status", cycle.status().name(), "reason", reason));
        return cycles.get(id, caller.scope());
    }

    private void requirePeerGroups(Cycle cycle) {
        if (cycle.subjectKind() != SubjectKind.COMMUNITY) {
            return;
        }
        List<String> without = subjects.withoutPeerGroup(cycle.id(), MOST_NAMED);
        if (!without.isEmpty()) {
            var refusal = ProblemException.of(AssessmentProblem.PEER_GROUP_MISSING, String.join(", ", without));
            without.forEach(code -> refusal.violation(
                    "/subjects/" + code, "PEER_GROUP", "no peer group of the scheme fits", "方案中没有适用的组别"));
            throw refusal;
        }
    }

    @Transactional
    Cycle extend(UUID id, @Nullable Version expected, LocalDate until, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.require(CycleStatus.OPEN);
        requireAhead(until);
        cycles.extend(id, until);
        record(
                "cycle-deadline-moved",
                id,
                Map.of("from", cycle.scoringUntil().toString(), "to", until.toString(), "reason", reason));
        return cycles.get(id, caller.scope());
    }

    private void requireAhead(LocalDate until) {
        if (until.isBefore(clock.today())) {
            throw ProblemException.of(AssessmentProblem.DEADLINE_PASSED, until, clock.today())
                    .figure("scoringUntil", until.toString())
                    .figure("today", clock.today().toString());
        }
    }

    /** Follows a late change of the records, by decision. */
    @Transactional
    Cycle decideSubject(UUID id, @Nullable Version expected, String subject, SubjectDecision decision, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.require(CycleStatus.OPEN);
        cycles.lockYear(cycle.subjectKind(), cycle.year());
        boolean done = switch (decision) {
            case ADD -> subjects.add(cycle, clock.today(), subject);
            case WITHDRAW -> subjects.withdraw(id, subject, reason);
        };
        if (!done) {
            throw ProblemException.of(
                    switch (decision) {
                        case ADD -> AssessmentProblem.SUBJECT_NOT_LISTABLE;
                        case WITHDRAW -> AssessmentProblem.SUBJECT_NOT_LISTED;
                    },
                    subject);
        }
        requirePeerGroups(cycle);
        cycles.touched(id);
        record("cycle-subject-decided", id, Map.of("subject", subject, "decision", decision.name(), "reason", reason));
        return cycles.get(id, caller.scope());
    }

    private void record(String action, UUID id, Map<String, ?> details) {
        audit.append(action, "cycle", id.toString(), details);
    }
}
