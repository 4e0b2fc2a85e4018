package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Required;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.vocabulary.AccountKind;

import java.util.UUID;

/**
 * A quota account as it now stands.
 *
 * @param unitCode the community, or the jurisdiction of the plan
 */
@EventType(type = "quota.account-changed", topic = Topics.QUOTA_ACCOUNT, aggregate = "quota-account")
public record AccountChanged(
        UUID accountId,
        @Required @Nullable AccountKind kind,
        String unitCode,
        @Nullable UUID planId,
        int approved,
        int occupied,
        int reserved,
        int frozen,
        int overQuotaOrder,
        int vacancy)
        implements Event {
    @Override
    @JsonIgnore
    public String aggregateId() {
        return accountId.toString();
    }
}
