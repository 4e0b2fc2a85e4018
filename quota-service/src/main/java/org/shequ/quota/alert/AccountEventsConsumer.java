package org.shequ.quota.alert;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.kit.inbox.LastStates;
import org.shequ.kit.inbox.ReceivedEvent;
import org.shequ.kit.inbox.StateProjection;

import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Looks at every account that has changed, off the path of what changed it. A look asks the account as it is now, so a
 * rebuild only looks again.
 */
@ApplicationScoped
class AccountEventsConsumer implements StateProjection {

    private final WatchAlerts watchAlerts;

    AccountEventsConsumer(WatchAlerts watchAlerts) {
        this.watchAlerts = watchAlerts;
    }

    @Override
    public String name() {
        return "alerts";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUOTA_ACCOUNT);
    }

    @Override
    public void keep(List<ReceivedEvent> events) {
        watchAlerts.accounts(LastStates.of(AccountChanged.class, events).stream()
                .map(told -> told.state().accountId())
                .toList());
    }

    /** Alerts that stand keep who acknowledged them. */
    @Override
    public void reset() {}
}
