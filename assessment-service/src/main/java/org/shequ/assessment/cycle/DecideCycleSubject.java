package org.shequ.assessment.cycle;

import org.jspecify.annotations.Nullable;
import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.vocabulary.CycleStatus;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.condition.Version;
import org.shequ.kit.problem.ProblemException;
import org.shequ.kit.security.Caller;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** A late change of the records is followed: a subject is taken in, or judged no longer. */
@ApplicationScoped
class DecideCycleSubject {

    private final Cycles cycles;
    private final CycleSubjects subjects;
    private final PeerGroups peerGroups;
    private final CycleChronicle chronicle;
    private final BusinessClock clock;
    private final Caller caller;

    DecideCycleSubject(
            Cycles cycles,
            CycleSubjects subjects,
            PeerGroups peerGroups,
            CycleChronicle chronicle,
            BusinessClock clock,
            Caller caller) {
        this.cycles = cycles;
        this.subjects = subjects;
        this.peerGroups = peerGroups;
        this.chronicle = chronicle;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    Cycle handle(UUID id, @Nullable Version expected, String subject, SubjectDecision decision, String reason) {
        var cycle = cycles.open(id, expected, caller.scope());
        cycle.require(CycleStatus.OPEN);
        cycles.lockYear(cycle.subjectKind(), cycle.year());
        switch (decision) {
            case ADD ->
                require(subjects.add(cycle, clock.today(), subject), AssessmentProblem.SUBJECT_NOT_LISTABLE, subject);
            case WITHDRAW ->
                require(subjects.withdraw(id, subject, reason), AssessmentProblem.SUBJECT_NOT_LISTED, subject);
        }
        peerGroups.require(cycle);
        cycle.touch();
        chronicle.decision(
                cycle,
                "cycle-subject-decided",
                Map.of("subject", subject, "decision", decision.name(), "reason", reason));
        return cycle;
    }

    private static void require(boolean done, AssessmentProblem otherwise, String subject) {
        if (!done) {
            throw ProblemException.of(otherwise, subject);
        }
    }
}
