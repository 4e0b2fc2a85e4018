package org.shequ.kit.inbox;

import java.util.List;

/**
 * A projection of events that hold the whole state of their aggregate: {@link LastStates} tells what many of them leave,
 * and few statements write it.
 */
public interface StateProjection extends Projection {

    @Override
    void applyAll(List<ReceivedEvent> events);

    @Override
    default void apply(ReceivedEvent event) {
        applyAll(List.of(event));
    }
}
