package org.shequ.contracts.event.selection;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The probation of an appointed person is over.
 *
 * @param on the first day after it: when failed, what the appointment began ends on this day
 */
@EventType(type = "selection.probation-ended", topic = Topics.SELECTION_APPOINTMENT, aggregate = "appointment")
public record ProbationEnded(
        UUID appointmentId,
        UUID roundId,
        UUID personId,
        @Required @Nullable ProbationOutcome outcome,
        LocalDate on,
        String orderNumber)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return appointmentId.toString();
    }

    /** @throws IllegalStateException when it is newer than this reader */
    public ProbationOutcome knownOutcome() {
        if (outcome == null) {
            throw new IllegalStateException("an outcome newer than this service, for " + appointmentId);
        }
        return outcome;
    }
}
