package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
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

/** Plans a cycle, moves its deadline, gives it up and keeps its list of subjects. */
@ApplicationScoped
class RunCycle {

    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final PeerGroups peerGroups;
    private final Schemes schemes;
    private final AuditLog audit;
    private final BusinessClock clock;
    private final Caller caller;

    RunCycle(
            Cycles cycles,
            CycleSubjects subjects,
            PeerGroups peerGroups,
            Schemes schemes,
            AuditLog audit,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.peerGroups = peerGroups;
        this.schemes = schemes;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle draft(UUID schemeId, String title, String jurisdiction, LocalDate scoringUntil, List<String> commendedPools) {
        Scheme scheme = schemes.get(schemeId, caller.scope());
        caller.scope().requireOver(jurisdiction);
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
        record("cycle-drafted", cycle, Map.of("jurisdiction", jurisdiction, "year", cycle.year()));
        return cycle;
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
                                    CycleStatus.LIFECYCLE.words(other.status()),
                                    jurisdiction)
                            .figure("jurisdiction", other.jurisdiction());
                });
    }

    /** Gives a cycle up before it is final; what was entered stays readable. */
    @Transactional
    Cycle cancel(UUID id, @Nullable Version expected, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycles.cancelled(id, CycleStatus.CANCEL.take(cycle.status()), caller.subject(), clock.today(), reason);
        record("cycle-cancelled", cycle, Map.of("status", cycle.status().name(), "reason", reason));
        return cycles.get(id, caller.scope());
    }

    @Transactional
    Cycle extend(UUID id, @Nullable Version expected, LocalDate until, String reason) {
        Cycle cycle = cycles.getToDecide(id, caller.scope(), expected);
        cycle.require(CycleStatus.OPEN);
        cycle.requireAhead(until, clock.today());
        cycles.extend(id, until);
        record(
                "cycle-deadline-moved",
                cycle,
                Map.of("from", cycle.scoringUntil().toString(), "to", until.toString(), "reason", reason));
        return cycles.get(id, caller.scope());
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
        peerGroups.require(cycle);
        cycles.touched(id);
        record(
                "cycle-subject-decided",
                cycle,
                Map.of("subject", subject, "decision", decision.name(), "reason", reason));
        return cycles.get(id, caller.scope());
    }

    private void record(String action, Cycle cycle, Map<String, ?> details) {
        audit.append(action, "cycle", cycle.id().toString(), cycle.jurisdiction(), details);
    }
}
