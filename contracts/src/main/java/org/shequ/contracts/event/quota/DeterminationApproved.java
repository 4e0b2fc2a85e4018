package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;

import java.time.LocalDate;
import java.util.UUID;

/** A determination of staffing quotas is in force. */
@EventType(type = "quota.determination-approved", topic = Topics.QUOTA_DETERMINATION, aggregate = "determination")
public record DeterminationApproved(
        UUID determinationId, String jurisdiction, String documentNumber, int total, int units, LocalDate approvedOn)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return determinationId.toString();
    }
}
