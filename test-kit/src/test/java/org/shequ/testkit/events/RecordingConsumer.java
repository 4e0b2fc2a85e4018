package org.shequ.testkit.events;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.inbox.Projection;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

/** Remembers what it applied, and fails for the units that a test names. */
@Singleton
public class RecordingConsumer implements Projection {

    final List<ReceivedEvent> applied = new CopyOnWriteArrayList<>();
    final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PERSONNEL_UNIT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(UnitChanged.class).ifPresent(unit -> {
            if (failing.contains(unit.code())) {
                throw new IllegalStateException("unit " + unit.code() + " is not wanted yet");
            }
            applied.add(event);
        });
    }

    @Override
    public void reset() {
        applied.clear();
    }

    List<Long> versionsOf(String code) {
        return applied.stream()
                .filter(event -> event.aggregateId().equals(code))
                .map(ReceivedEvent::version)
                .toList();
    }
}
