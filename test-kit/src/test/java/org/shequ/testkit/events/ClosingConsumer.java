package org.shequ.testkit.events;

import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.selection.AppointmentClosed;
import org.shequ.kit.inbox.EventConsumer;
import org.shequ.kit.inbox.ReceivedEvent;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

/** Of its own, because a test stops it for good. */
@Singleton
public class ClosingConsumer implements EventConsumer {

    static final String NAME = "closings";

    final List<UUID> closed = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.SELECTION_APPOINTMENT);
    }

    @Override
    public void apply(ReceivedEvent event) {
        event.as(AppointmentClosed.class).ifPresent(closing -> closed.add(closing.appointmentId()));
    }
}
