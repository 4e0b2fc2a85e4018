package org.shequ.kit.inbox;

import java.util.List;

/**
 * A projection of events that hold the whole state of their aggregate: {@link LastStates} tells what many of them leave,
 * and few statements write it. What follows from a single event is in that event's trace; what follows from many together
 * is in none.
 */
public interface StateProjection extends Projection {

    /** Writes what the events leave, in their order and in one transaction. */
    void keep(List<ReceivedEvent> events);

    @Override
    default void apply(ReceivedEvent event) {
        keep(List.of(event));
    }

    @Override
    default void applyAll(List<ReceivedEvent> events) {
        if (events.size() == 1) {
            var event = events.getFirst();
            event.traced(name(), () -> apply(event));
        } else {
            keep(events);
        }
    }
}
