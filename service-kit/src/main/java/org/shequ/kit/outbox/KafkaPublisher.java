package org.shequ.kit.outbox;

import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jboss.logging.Logger;
import org.shequ.kit.outbox.PendingEvents.Pending;
import org.shequ.kit.personkey.PersonKeySender;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Sends pending events with at most one unacknowledged event per aggregate. An aggregate whose send fails is set aside
 * with a growing pause and does not hold up the others.
 */
final class KafkaPublisher implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KafkaPublisher.class);
    private static final int BATCH = 1000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Producer<String, byte[]> producer;
    private final PersonKeySender keys;
    private final String source;
    private final Map<String, SetAside> setAside = new HashMap<>();

    KafkaPublisher(Map<String, Object> broker, String service, PersonKeySender keys) {
        this.keys = keys;
        this.source = "/" + service;
        var settings = new HashMap<>(broker);
        settings.remove(CommonClientConfigs.GROUP_ID_CONFIG); // the framework names one for consumers
        settings.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG, service + "-outbox",
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                ProducerConfig.LINGER_MS_CONFIG, "0",
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000",
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "5000",
                ProducerConfig.MAX_BLOCK_MS_CONFIG, "10000"));
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /** Sends all that is pending now, page by page; returns how many were acknowledged. */
    int publish(PendingEvents pending) throws SQLException {
        int sent = 0;
        long after = 0;
        var held = new HashSet<String>();
        List<Pending> page;
        do {
            page = pending.after(after, BATCH);
            keys.sendPending(pending.connection(), producer); // after reading: with each event of the page went its key
            if (!page.isEmpty()) {
                after = page.getLast().id();
                sent += publish(pending, page, held);
            }
        } while (page.size() == BATCH);
        return sent;
    }

    /** @param held aggregates of which this pass has left an event behind: a later one must not overtake it */
    private int publish(PendingEvents pending, List<Pending> page, Set<String> held) throws SQLException {
        Map<String, Deque<Pending>> queues = new LinkedHashMap<>();
        for (Pending event : page) {
            if (held.contains(event.aggregate()) || waits(event.aggregate())) {
                held.add(event.aggregate());
            } else {
                queues.computeIfAbsent(event.aggregate(), key -> new ArrayDeque<>())
                        .add(event);
            }
        }
        int sent = 0;
        while (!queues.isEmpty()) {
            var acknowledged = sendHeads(queues, held);
            if (!acknowledged.isEmpty()) {
                pending.acknowledged(acknowledged);
                sent += acknowledged.size();
            }
        }
        return sent;
    }

    /** Sends the first event of each queue, waits for all answers, and drops the queues that are empty or failed. */
    private List<Long> sendHeads(Map<String, Deque<Pending>> queues, Set<String> held) {
        var heads = new ArrayList<Sending>();
        queues.values().forEach(queue -> heads.add(new Sending(queue, queue.element(), send(queue.element()))));
        var acknowledged = new ArrayList<Long>();
        for (Sending head : heads) {
            var aggregate = head.event.aggregate();
            try {
                head.answer.get();
                acknowledged.add(head.event.id());
                setAside.remove(aggregate);
                head.queue.remove();
                if (head.queue.isEmpty()) {
                    queues.remove(aggregate);
                }
            } catch (ExecutionException e) {
                queues.remove(aggregate);
                held.add(aggregate);
                failed(head.event, e);
            } catch (InterruptedException e) {
                queues.remove(aggregate);
                held.add(aggregate);
                Thread.currentThread().interrupt();
            }
        }
        return acknowledged;
    }

    private record Sending(Deque<Pending> queue, Pending event, Future<RecordMetadata> answer) {}

    private Future<RecordMetadata> send(Pending event) {
        var headers = new CloudEventHeaders(
                event.eventId(),
                event.type(),
                source,
                event.recordedAt(),
                event.aggregateId(),
                event.version(),
                event.traceparent());
        return producer.send(
                new ProducerRecord<>(event.topic(), null, event.aggregateId(), event.payload(), headers.toKafka()));
    }

    private void failed(Pending event, ExecutionException cause) {
        var before = setAside.get(event.aggregate());
        var pause = before == null ? FIRST_PAUSE : min(before.pause.multipliedBy(2), LONGEST_PAUSE);
        setAside.put(event.aggregate(), new SetAside(System.nanoTime() + pause.toNanos(), pause));
        LOG.warnf(
                "event %s (%s, version %d) could not be sent, next try in %s: %s",
                event.eventId(), event.type(), event.version(), pause, String.valueOf(cause.getMessage()));
    }

    private boolean waits(String aggregate) {
        var state = setAside.get(aggregate);
        return state != null && state.until - System.nanoTime() > 0;
    }

    /** How long whoever has nothing else to send may wait, for an aggregate that was set aside is to be tried again then. */
    Duration untilNextTry(Duration longest) {
        var now = System.nanoTime();
        return setAside.values().stream()
                .map(one -> Duration.ofNanos(Math.max(0, one.until - now)))
                .reduce(longest, KafkaPublisher::min);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }

    private record SetAside(long until, Duration pause) {}
}
