package org.shequ.kit.inbox;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** What events that hold whole states leave of each aggregate: the last one. */
public final class LastStates {

    private LastStates() {}

    /** A state and the event that brought it. */
    public record Told<T extends Event>(T state, ReceivedEvent event) {}

    /**
     * The last events of a type, each of another aggregate. They come in the order of the aggregates' ids, so that
     * replicas that write about the same ones do so in the same order.
     */
    public static <T extends Event> List<Told<T>> of(Class<T> type, Collection<ReceivedEvent> events) {
        var name = EventJson.typeOf(type).type();
        var last = new TreeMap<String, ReceivedEvent>();
        events.stream()
                .filter(event -> event.type().equals(name))
                .forEach(event -> last.put(event.aggregateId(), event));
        return last.values().stream()
                .map(event -> new Told<>(EventJson.read(event.data(), type), event))
                .toList();
    }
}
