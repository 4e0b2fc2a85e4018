package org.shequ.kit.personkey;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.shequ.contracts.event.Topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Reads the topic of keys from given offsets to its end as it is now. Not for two threads at once. */
final class PersonKeyReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<String, byte[]> kafka;
    private final List<TopicPartition> partitions;

    PersonKeyReader(Map<String, Object> broker, String service) {
        var settings = new HashMap<>(broker);
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG); // it reads for itself, whatever the framework names
        settings.putAll(Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG, service + "-person-keys",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                        "0")); // a fetch that waits keeps the next look for the end waiting
        kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        partitions = kafka.partitionsFor(Topics.PERSONNEL_PERSON_KEY).stream()
                .map(partition -> new TopicPartition(Topics.PERSONNEL_PERSON_KEY, partition.partition()))
                .toList();
        kafka.assign(partitions);
    }

    /**
     * Hands out what stands from the offsets to the end, a poll at a time, each with the offsets at which to go on.
     *
     * @param next by partition; one that is not there begins at its beginning
     */
    void readToEnd(
            Map<Integer, Long> next, BiConsumer<List<ConsumerRecord<String, byte[]>>, Map<Integer, Long>> action) {
        var ends = kafka.endOffsets(partitions);
        if (partitions.stream()
                .allMatch(one -> ends.getOrDefault(one, 0L).equals(next.getOrDefault(one.partition(), 0L)))) {
            return;
        }
        partitions.forEach(one -> kafka.seek(one, next.getOrDefault(one.partition(), 0L)));
        while (partitions.stream().anyMatch(one -> kafka.position(one) < ends.getOrDefault(one, 0L))) {
            var polled = kafka.poll(POLL);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>(polled.count());
            polled.forEach(records::add);
            action.accept(records, positions());
        }
    }

    private Map<Integer, Long> positions() {
        var positions = new TreeMap<Integer, Long>();
        partitions.forEach(one -> positions.put(one.partition(), kafka.position(one)));
        return positions;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
