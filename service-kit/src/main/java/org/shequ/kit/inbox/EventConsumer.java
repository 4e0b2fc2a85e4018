package org.shequ.kit.inbox;

import java.util.List;
import java.util.Set;

/**
 * Applies other services' events. Implementations are CDI beans; each gets its own consumer group and poll loop. {@link
 * #apply} runs inside the transaction that also moves the aggregate's version, so it needs no duplicate check of its own.
 */
public interface EventConsumer {

    /** Stable name, unique in the service; part of the consumer group. */
    String name();

    /** The topics to read. */
    Set<String> topics();

    /**
     * Applies one event, or ignores a type that it does not know. Throwing parks the event: it is tried again with
     * growing pauses and holds up later events of the same aggregate only.
     */
    void apply(ReceivedEvent event);

    /**
     * Applies events that came together, in their order and in one transaction; {@link #apply} each in its own trace. When
     * it throws, the events are applied again one by one.
     */
    default void applyAll(List<ReceivedEvent> events) {
        events.forEach(event -> event.traced(name(), () -> apply(event)));
    }
}
