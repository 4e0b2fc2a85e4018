package org.shequ.personnel.career;

import java.time.LocalDate;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a post on a day: the first on which it is no longer held. */
@ApplicationScoped
class EndAssignment {

    private final CareerChange change;

    EndAssignment(CareerChange change) {
        this.change = change;
    }

    @Transactional
    CareerChange.Outcome handle(
            CareerChange.Target target, UUID assignmentId, LocalDate on, String reason, String orderNumber) {
        return change.make(
                target, "assignment-ended", (person, career) -> career.end(assignmentId, on, reason, orderNumber));
    }
}
