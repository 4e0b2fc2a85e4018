package org.shequ.kit.inbox;

import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads one consumer's topics in its group. For one thread, which any other may wake. */
final class EventReader implements AutoCloseable {

    /** So long it waits for events at a time, and the broker with it: an event that comes ends both. */
    static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    /** What its end may take: leaving the group is done by then, while the broker still holds the last question. */
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final KafkaConsumer<String, byte[]> kafka;

    EventReader(Map<String, Object> broker, String client, String group, Collection<String> topics) {
        var settings = new HashMap<>(broker);
        settings.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG, group,
                ConsumerConfig.CLIENT_ID_CONFIG, client,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "500",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, Long.toString(LONGEST_WAIT.toMillis()),
                ConsumerConfig.METADATA_MAX_AGE_CONFIG, "60000",
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, "10000",
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, "3000",
                ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, "500")); // so often its second thread looks whether to beat
        kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        kafka.subscribe(topics);
    }

    /** What has come, after that time at the latest; nothing when it was woken. */
    List<ConsumerRecord<String, byte[]>> read(Duration wait) {
        try {
            var polled = kafka.poll(wait);
            var messages = new ArrayList<ConsumerRecord<String, byte[]>>(polled.count());
            polled.forEach(messages::add);
            return messages;
        } catch (WakeupException woken) {
            return List.of();
        }
    }

    /** Notes that all that was read has been dealt with. */
    void commit() {
        try {
            kafka.commitSync();
        } catch (WakeupException woken) {
            kafka.commitSync();
        }
    }

    /** Ends the wait. */
    void wake() {
        kafka.wakeup();
    }

    @Override
    public void close() {
        kafka.close(CloseOptions.timeout(FAREWELL));
    }
}
