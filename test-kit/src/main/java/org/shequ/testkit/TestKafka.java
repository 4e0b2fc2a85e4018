package org.shequ.testkit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;
import org.shequ.kit.id.Ids;
import org.shequ.kit.outbox.CloudEventHeaders;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import static org.awaitility.Awaitility.await;

/** Plays the other services: publishes their events as they would, and reads what the service under test published. */
public final class TestKafka {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private TestKafka() {}

    /** What was published: repeat it with {@link #publish(Published)} to be a duplicate. */
    public record Published<T extends Event>(CloudEventHeaders headers, T event) {}

    /** Publishes the events in order, each as the next version of its aggregate. */
    public static void publish(Event... events) {
        for (var event : events) {
            publish(event, nextVersion(event));
        }
    }

    /** Publishes with any version, so that a test can make gaps and forks. */
    public static <T extends Event> Published<T> publish(T event, long version) {
        var type = EventJson.typeOf(event.getClass());
        var source = "/" + type.type().substring(0, type.type().indexOf('.'));
        var published = new Published<>(
                new CloudEventHeaders(
                        Ids.next(), type.type(), source, Instant.now(), event.aggregateId(), version, traceparent()),
                event);
        publish(published);
        return published;
    }

    /** Publishes the very same event: a duplicate when it was published before. */
    public static void publish(Published<?> published) {
        var event = published.event();
        send(new ProducerRecord<>(
                EventJson.typeOf(event.getClass()).topic(),
                null,
                event.aggregateId(),
                EventJson.write(event).getBytes(java.nio.charset.StandardCharsets.UTF_8),
                published.headers().toKafka()));
    }

    /** Publishes anything, for what no service would send. */
    public static void send(ProducerRecord<String, byte[]> record) {
        try {
            producer().send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refused the record", e);
        }
    }

    /** The version that {@link #publish(Event...)} would give to the next event of this aggregate. */
    public static long nextVersion(Event event) {
        var type = EventJson.typeOf(event.getClass());
        return SharedState.<Map<String, Long>>get("versions", ConcurrentHashMap::new)
                .merge(type.topic() + "/" + type.aggregate() + "/" + event.aggregateId(), 1L, Long::sum);
    }

    private static String traceparent() {
        var id = UUID.randomUUID().toString().replace("-", "");
        return "00-" + id + "-" + id.substring(0, 16) + "-00";
    }

    /** Waits until the topic holds such an event, from whenever; the first one is the answer. */
    public static <T extends Event> T awaitEvent(Class<T> type, Predicate<T> wanted) {
        return awaitPublished(type, wanted).event();
    }

    /** The same with the event's headers: id, version, trace. */
    public static <T extends Event> Published<T> awaitPublished(Class<T> type, Predicate<T> wanted) {
        try (var consumer = consumer(EventJson.typeOf(type).topic())) {
            var found = new ArrayList<Published<T>>();
            await("an event " + type.getSimpleName())
                    .atMost(LIMIT)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        for (var record : consumer.poll(POLL)) {
                            published(record, type)
                                    .filter(p -> wanted.test(p.event()))
                                    .ifPresent(found::add);
                        }
                        return !found.isEmpty();
                    });
            return found.getFirst();
        }
    }

    /** All events of the type that the topic holds now, per aggregate in order. */
    public static <T extends Event> List<Published<T>> events(Class<T> type, Predicate<T> wanted) {
        return records(EventJson.typeOf(type).topic()).stream()
                .flatMap(record -> published(record, type).stream())
                .filter(p -> wanted.test(p.event()))
                .toList();
    }

    /** All records that a topic holds now, whatever they are. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        try (var consumer = consumer(topic)) {
            var ends = consumer.endOffsets(consumer.assignment());
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(found::add);
            }
            return found;
        }
    }

    private static <T extends Event> java.util.Optional<Published<T>> published(
            ConsumerRecord<String, byte[]> record, Class<T> type) {
        if (record.headers().lastHeader("ce_type") == null) {
            return java.util.Optional.empty();
        }
        var headers = CloudEventHeaders.of(record.headers());
        return headers.type().equals(EventJson.typeOf(type).type())
                ? java.util.Optional.of(new Published<>(headers, EventJson.read(record.value(), type)))
                : java.util.Optional.empty();
    }

    private static KafkaConsumer<String, byte[]> consumer(String topic) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", TestServers.kafka(), "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static KafkaProducer<String, byte[]> producer() {
        return ProducerHolder.PRODUCER;
    }

    private static final class ProducerHolder {
        static final KafkaProducer<String, byte[]> PRODUCER = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", TestServers.kafka(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
