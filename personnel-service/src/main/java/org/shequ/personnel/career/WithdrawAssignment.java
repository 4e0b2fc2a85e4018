package org.shequ.personnel.career;

import org.shequ.kit.problem.ProblemException;
import org.shequ.personnel.PersonnelProblem;
import org.shequ.personnel.career.timeline.Assignment;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Takes a post back: it was recorded in error and was never held. */
@ApplicationScoped
class WithdrawAssignment {

    private final CareerChange change;

    WithdrawAssignment(CareerChange change) {
        this.change = change;
    }

    @Transactional
    CareerChange.Outcome handle(CareerChange.Target target, UUID assignmentId, String orderNumber) {
        return change.make(target, "assignment-withdrawn", (person, career) -> {
            Assignment withdrawn = career.assignments().all().stream()
                    .filter(assignment -> assignment.id().equals(assignmentId))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.of(PersonnelProblem.ASSIGNMENT_UNKNOWN, assignmentId));
            career.withdraw(assignmentId);
            return withdrawn;
        });
    }
}
