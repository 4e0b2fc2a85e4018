package org.shequ.assessment.cycle;

import org.shequ.assessment.AssessmentProblem;
import org.shequ.contracts.vocabulary.SubjectKind;
import org.shequ.kit.problem.ProblemException;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** Every community that is judged is ranked in a peer group of the scheme. */
@ApplicationScoped
class PeerGroups {

    private static final int MOST_NAMED = 20;

    private final CycleSubjects subjects;

    PeerGroups(CycleSubjects subjects) {
        this.subjects = subjects;
    }

    /** Refuses a list with communities that no peer group fits, and names them. */
    void require(Cycle cycle) {
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
}
