package org.shequ.kit.inbox;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.shequ.kit.outbox.OutboxRelay;
import org.shequ.kit.personkey.PersonKeyInbox;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether events are still sent and read. Their threads outlive every failure of database and broker; one that is dead
 * all the same would be silent, so the service asks to be started anew. A consumer that a FORK stopped is not dead.
 */
@Liveness
@ApplicationScoped
class EventThreadsCheck implements HealthCheck {

    private final Inboxes inboxes;
    private final OutboxRelay relay;
    private final PersonKeyInbox keys;

    EventThreadsCheck(Inboxes inboxes, OutboxRelay relay, PersonKeyInbox keys) {
        this.inboxes = inboxes;
        this.relay = relay;
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        var dead = inboxes.dead();
        return HealthCheckResponse.named("event threads")
                .status(dead.isEmpty() && relay.alive() && keys.alive())
                .withData("relay", relay.alive())
                .withData("personKeys", keys.alive())
                .withData("deadConsumers", String.join(" ", dead))
                .build();
    }
}
