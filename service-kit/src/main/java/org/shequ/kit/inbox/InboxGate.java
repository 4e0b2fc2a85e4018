package org.shequ.kit.inbox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lets each version of an aggregate through once and in order. Pure: positions come from the store and go back to it. */
final class InboxGate {

    /** What the gate says of an event. */
    enum Passage {
        /** It is the next version; the position has moved. */
        APPLY,
        /** It, or a later version, was applied before. */
        DUPLICATE,
        /** An earlier version is missing. */
        GAP,
        /** Another event was applied under the same version: two publishers, or a log that was tampered with. */
        FORK
    }

    /** Whose versions are counted. */
    record Aggregate(String topic, String id) {
        static Aggregate of(ReceivedEvent event) {
            return new Aggregate(event.topic(), event.aggregateId());
        }
    }

    /**
     * Up to where an aggregate was applied.
     *
     * @param event null where it was not noted yet
     */
    record Position(long version, @Nullable UUID event) {}

    private final Map<Aggregate, Position> positions;
    private final Map<Aggregate, Position> moved = new LinkedHashMap<>();

    /** @param positions of the aggregates that were applied before */
    InboxGate(Map<Aggregate, Position> positions) {
        this.positions = new HashMap<>(positions);
    }

    /** Asks for one event after the other, in their order. */
    List<Passage> pass(List<ReceivedEvent> events) {
        List<Passage> passages = new ArrayList<>(events.size());
        for (var event : events) {
            var aggregate = Aggregate.of(event);
            var passage = judge(positions.get(aggregate), event);
            if (passage == Passage.APPLY) {
                var position = new Position(event.version(), event.id());
                positions.put(aggregate, position);
                moved.put(aggregate, position);
            }
            passages.add(passage);
        }
        return passages;
    }

    /** Where those stand now of which something was let through. */
    Map<Aggregate, Position> moved() {
        return moved;
    }

    private static Passage judge(@Nullable Position position, ReceivedEvent event) {
        long applied = position == null ? 0 : position.version();
        if (event.version() == applied + 1) {
            return Passage.APPLY;
        }
        if (event.version() > applied) {
            return Passage.GAP;
        }
        return position != null && event.version() == applied && !event.id().equals(position.event())
                ? Passage.FORK
                : Passage.DUPLICATE;
    }
}
