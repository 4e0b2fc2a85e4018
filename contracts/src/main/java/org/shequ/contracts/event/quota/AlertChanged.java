package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.AlertKind;
import org.shequ.contracts.vocabulary.AlertStatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An alert as it now stands.
 *
 * @param unitCode the community, or the jurisdiction of the determination or plan
 * @param places how many over, short or behind; absent where nothing is counted
 * @param dueOn when the review was due
 */
@EventType(type = "quota.alert-changed", topic = Topics.QUOTA_ALERT, aggregate = "alert")
public record AlertChanged(
        UUID alertId,
        @Required @Nullable AlertKind kind,
        @Required @Nullable AlertStatus status,
        String unitCode,
        @Nullable UUID accountId,
        @Nullable UUID determinationId,
        @Nullable Integer approved,
        @Nullable Integer occupied,
        @Nullable Integer places,
        @Nullable LocalDate dueOn,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant clearedAt)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return alertId.toString();
    }
}
