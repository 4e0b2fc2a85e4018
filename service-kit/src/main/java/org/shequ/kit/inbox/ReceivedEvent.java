package org.shequ.kit.inbox;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;
import org.shequ.kit.outbox.CloudEventHeaders;
import org.shequ.kit.trace.TraceContext;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** One event as it came from its topic. */
public final class ReceivedEvent {

    private final UUID id;
    private final String type;
    private final String topic;
    private final String aggregateId;
    private final long version;
    private final Instant time;
    private final @Nullable String traceparent;
    private final byte[] data;

    ReceivedEvent(
            UUID id,
            String type,
            String topic,
            String aggregateId,
            long version,
            Instant time,
            @Nullable String traceparent,
            byte[] data) {
        this.id = id;
        this.type = type;
        this.topic = topic;
        this.aggregateId = aggregateId;
        this.version = version;
        this.time = time;
        this.traceparent = traceparent;
        this.data = data;
    }

    /** @throws IllegalArgumentException when it is not an event of this suite */
    static ReceivedEvent of(ConsumerRecord<String, byte[]> message) {
        var headers = CloudEventHeaders.of(message.headers());
        if (message.key() == null || message.value() == null || !message.key().equals(headers.subject())) {
            throw new IllegalArgumentException("key, subject or value is missing, or they differ");
        }
        if (headers.version() < 1) {
            throw new IllegalArgumentException("version below 1");
        }
        return new ReceivedEvent(
                headers.id(),
                headers.type(),
                message.topic(),
                headers.subject(),
                headers.version(),
                headers.time(),
                headers.traceparent(),
                message.value());
    }

    public UUID id() {
        return id;
    }

    /** CloudEvents type, {@code quota.place-confirmed}. */
    public String type() {
        return type;
    }

    public String topic() {
        return topic;
    }

    public String aggregateId() {
        return aggregateId;
    }

    /** The aggregate's version, 1..n. */
    public long version() {
        return version;
    }

    /** When it was recorded by its publisher. */
    public Instant time() {
        return time;
    }

    @Nullable
    String traceparent() {
        return traceparent;
    }

    byte[] data() {
        return data;
    }

    /** The data as that event; empty when this is an event of another type. */
    public <T extends Event> Optional<T> as(Class<T> event) {
        return EventJson.typeOf(event).type().equals(type)
                ? Optional.of(EventJson.read(data, event))
                : Optional.empty();
    }

    /** Runs what the consumer does because of this event in the trace that the event came from. */
    public void traced(String consumer, Runnable work) {
        TraceContext.continuing(traceparent, consumer + " " + type, work);
    }

    @Override
    public String toString() {
        return type + " " + aggregateId + " v" + version + " (" + id + ")";
    }
}
