package org.shequ.personnel.career;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends a post on a day: the first on which it is no longer held. */
@ApplicationScoped
class EndAssignment {

    private final CareerChange change;
    private final MonthsInPosts months;

    EndAssignment(CareerChange change, MonthsInPosts months) {
        this.change = change;
        this.months = months;
    }

    @Transactional
    CareerChange.Outcome handle(
            CareerChange.Target target,
            UUID assignmentId,
            MonthsInPosts.Change end,
            String reason,
            String orderNumber) {
        return change.make(
                target,
                "assignment-ended",
                (person, career) -> months.end(career, assignmentId, end, reason, orderNumber));
    }
}
