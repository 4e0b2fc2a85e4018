package org.shequ.kit.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;

import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

/** The messages that could not be read, in the open transaction. */
@ApplicationScoped
public class PoisonTable {

    private final Database database;
    private final ObjectMapper json;

    PoisonTable(Database database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void keep(String consumer, ConsumerRecord<String, byte[]> message, String error) {
        var headers = json.createObjectNode();
        message.headers()
                .forEach(header -> headers.put(
                        printable(header.key()),
                        header.value() == null ? "" : printable(new String(header.value(), StandardCharsets.UTF_8))));
        database.update(
                """
                INSERT INTO inbox_poison (consumer, topic, kafka_partition, kafka_offset, record_key, headers, value, error,
                                          found_at)
                VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, now()) ON CONFLICT DO NOTHING""",
                consumer,
                message.topic(),
                message.partition(),
                message.offset(),
                message.key() == null ? null : printable(message.key()),
                headers.toString(),
                message.value(),
                ParkedTable.shorten(error));
    }

    /** A message that could not be read, without its value. */
    public record PoisonView(
            long id,
            String consumer,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            String error) {}

    List<PoisonView> list(long afterId, int limit) {
        return database.list(
                """
                SELECT id, consumer, topic, kafka_partition, kafka_offset, record_key, error FROM inbox_poison
                WHERE id > ? ORDER BY id LIMIT ?""",
                row -> new PoisonView(
                        row.getLong("id"),
                        row.getText("consumer"),
                        row.getText("topic"),
                        row.getInt("kafka_partition"),
                        row.getLong("kafka_offset"),
                        row.findText("record_key"),
                        row.getText("error")),
                afterId,
                limit);
    }

    /** What PostgreSQL can keep: no NUL and no half of a surrogate pair. */
    private static String printable(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c != 0 && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE))
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
