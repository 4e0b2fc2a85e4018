package org.shequ.contracts.event.personnel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A person's whole career as now recorded, future-dated parts included.
 *
 * @param unitCode the unit of the present primary post
 * @param knownSince before this day nothing is known, which is not the same as nothing being there
 */
@EventType(type = "personnel.career-changed", topic = Topics.PERSONNEL_CAREER, aggregate = "career")
public record CareerChanged(
        UUID personId,
        @Nullable String unitCode,
        List<HeldAssignment> assignments,
        List<HeldIdentity> identities,
        List<ReserveMembership> reserveMemberships,
        @Nullable LocalDate knownSince)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return personId.toString();
    }
}
