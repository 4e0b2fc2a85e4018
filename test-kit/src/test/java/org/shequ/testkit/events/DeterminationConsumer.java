package org.shequ.testkit.events;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.DeterminationApproved;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import jakarta.inject.Singleton;

/** Reads what the service under test itself publishes, so that both sides of a reconciliation are real. */
@Singleton
public class DeterminationConsumer implements EventConsumer {

    static final String NAME = "determinations";

    final Set<UUID> failing = ConcurrentHashMap.newKeySet();

    /** Held by a test, it stops the consumer where it stands. */
    final Semaphore gate = new Semaphore(1);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.QUOTA_DETERMINATION);
    }

    @Override
    public void apply(ReceivedEvent event) {
        gate.acquireUninterruptibly();
        gate.release();
        event.as(DeterminationApproved.class).ifPresent(approved -> {
            if (failing.contains(approved.determinationId())) {
                throw new IllegalStateException("determination " + approved.determinationId() + " is not wanted yet");
            }
        });
    }
}
