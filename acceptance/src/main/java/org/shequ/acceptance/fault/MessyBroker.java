package org.shequ.acceptance.fault;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.shequ.acceptance.client.Actor;
import org.shequ.local.LocalStack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Does what a broker should not and at-least-once delivery may: sends records again, in another order than they were, and
 * to other partitions, so that a consumer meets late versions before early ones.
 */
public final class MessyBroker implements AutoCloseable {

    /** What an appointment goes through. */
    static final List<String> OF_APPOINTMENTS =
            List.of("selection.round.v1", "selection.appointment.v1", "quota.place.v1", "personnel.career.v1");

    private static final int LATEST = 40;
    private static final Duration POLL = Duration.ofMillis(200);

    private final LocalStack stack;
    private final List<String> topics;
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final HttpClient http = HttpClient.newHttpClient();
    private int copies;
    private int replays;

    public MessyBroker(LocalStack stack, List<String> topics) {
        this.stack = stack;
        this.topics = topics;
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "enable.auto.commit", false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap(), "acks", "all", "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Records sent again by {@link #copyOutOfOrder}. */
    public int copies() {
        return copies;
    }

    /** Topics sent again from the log by their services. */
    public int replays() {
        return replays;
    }

    /** Sends copies of the latest records of every topic, shuffled, each to any partition. */
    public void copyOutOfOrder(long seed) {
        var random = new Random(seed);
        for (var topic : topics) {
            var latest = latest(topic);
            Collections.shuffle(latest, random);
            var partitions = producer.partitionsFor(topic).size();
            for (var record : latest) {
                producer.send(new ProducerRecord<>(
                        topic, random.nextInt(partitions), record.key(), record.value(), record.headers()));
                copies++;
            }
        }
        producer.flush();
    }

    private List<ConsumerRecord<String, byte[]>> latest(String topic) {
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        var begins = consumer.beginningOffsets(partitions);
        var ends = consumer.endOffsets(partitions);
        partitions.forEach(partition -> consumer.seek(
                partition, Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - LATEST)));
        var found = new ArrayList<ConsumerRecord<String, byte[]>>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(found::add);
        }
        return found;
    }

    /** Lets every service send the whole of its topics again, as an operator may. */
    public void replayEverything() {
        for (var topic : topics) {
            var service = topic.substring(0, topic.indexOf('.'));
            var uri = URI.create(stack.managementUrl(service) + "/admin/outbox/replay?fromId=0&topic=" + topic);
            try {
                var answer = http.send(
                        HttpRequest.newBuilder(uri)
                                .header(
                                        "Authorization",
                                        "Bearer " + stack.token(Actor.OPERATOR.role(), "*", Actor.OPERATOR.subject()))
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(uri + " answered " + answer.statusCode() + " " + answer.body());
                }
                replays++;
            } catch (IOException e) {
                throw new IllegalStateException(uri.toString(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
        http.close();
    }
}
