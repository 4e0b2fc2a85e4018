package org.shequ.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The inbox's tables: generations, parked and poisoned events. Times here are the machine's, not the business clock's. */
@ApplicationScoped
public class InboxStore {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int ERROR_LENGTH = 2000;

    @Inject
    DataSource database;

    /** Work on a connection of the open transaction. */
    interface Work<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }

    <T extends @Nullable Object> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    <T extends @Nullable Object> T with(Work<T> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the consumer known and returns its generation, which a rebuild moves. */
    long register(String consumer) {
        return inTransaction(() -> with(connection -> {
            try (var statement = connection.prepareStatement(
                    "INSERT INTO inbox_consumers (consumer) VALUES (?) ON CONFLICT DO NOTHING")) {
                statement.setString(1, consumer);
                statement.executeUpdate();
            }
            return generation(connection, consumer);
        }));
    }

    /** The generation, held until the transaction ends, so that no rebuild begins meanwhile. */
    long generation(Connection connection, String consumer) throws SQLException {
        try (var statement =
                connection.prepareStatement("SELECT generation FROM inbox_consumers WHERE consumer = ? FOR SHARE")) {
            statement.setString(1, consumer);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Begins a rebuild: forgets positions and parked events; returns false when there is no such consumer. */
    boolean nextGeneration(String consumer) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(
                    "UPDATE inbox_consumers SET generation = generation + 1, stopped = NULL WHERE consumer = ?")) {
                statement.setString(1, consumer);
                if (statement.executeUpdate() == 0) {
                    return false;
                }
            }
            for (var table : List.of("inbox_positions", "inbox_parked")) {
                try (var statement = connection.prepareStatement("DELETE FROM " + table + " WHERE consumer = ?")) {
                    statement.setString(1, consumer);
                    statement.executeUpdate();
                }
            }
            return true;
        });
    }

    void stopped(String consumer, String reason) {
        inTransaction(() -> with(connection -> {
            try (var statement =
                    connection.prepareStatement("UPDATE inbox_consumers SET stopped = ? WHERE consumer = ?")) {
                statement.setString(1, reason);
                statement.setString(2, consumer);
                return statement.executeUpdate();
            }
        }));
    }

    void park(String consumer, ReceivedEvent event, String error) {
        with(connection -> {
            try (var statement = connection.prepareStatement("""
                    INSERT INTO inbox_parked (consumer, topic, aggregate_id, version, event_id, type, event_time,
                                              traceparent, payload, next_try, error, parked_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT inbox_parked_once DO NOTHING""")) {
                var now = OffsetDateTime.now(ZoneOffset.UTC);
                statement.setString(1, consumer);
                statement.setString(2, event.topic());
                statement.setString(3, event.aggregateId());
                statement.setLong(4, event.version());
                statement.setObject(5, event.id());
                statement.setString(6, event.type());
                statement.setObject(7, event.time().atOffset(ZoneOffset.UTC));
                statement.setString(8, event.traceparent());
                statement.setBytes(9, event.data());
                statement.setObject(10, now.plus(FIRST_PAUSE));
                statement.setString(11, shorten(error));
                statement.setObject(12, now);
                return statement.executeUpdate();
            }
        });
    }

    /** A parked event and how often it was tried. */
    record Parked(long id, ReceivedEvent event, int attempts, String error, Instant nextTry, Instant parkedAt) {}

    /** The due heads: per aggregate the lowest parked version, when its time has come. */
    List<Parked> due(String consumer, int limit) {
        return with(connection -> {
            try (var statement = connection.prepareStatement("""
                    SELECT p.* FROM inbox_parked p
                    WHERE p.consumer = ? AND p.next_try <= ?
                      AND NOT EXISTS (SELECT 1 FROM inbox_parked o WHERE o.consumer = p.consumer AND o.topic = p.topic
                                      AND o.aggregate_id = p.aggregate_id AND o.version < p.version)
                    ORDER BY p.next_try LIMIT ?""")) {
                statement.setString(1, consumer);
                statement.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
                statement.setInt(3, limit);
                return read(statement);
            }
        });
    }

    List<Parked> parked(@Nullable String consumer, long afterId, int limit) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(
                    "SELECT * FROM inbox_parked WHERE (?::text IS NULL OR consumer = ?) AND id > ? ORDER BY id LIMIT ?")) {
                statement.setString(1, consumer);
                statement.setString(2, consumer);
                statement.setLong(3, afterId);
                statement.setInt(4, limit);
                return read(statement);
            }
        });
    }

    private static List<Parked> read(java.sql.PreparedStatement statement) throws SQLException {
        var parked = new ArrayList<Parked>();
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var event = new ReceivedEvent(
                        rows.getObject("event_id", UUID.class),
                        rows.getString("type"),
                        rows.getString("topic"),
                        rows.getString("aggregate_id"),
                        rows.getLong("version"),
                        rows.getObject("event_time", OffsetDateTime.class).toInstant(),
                        rows.getString("traceparent"),
                        rows.getBytes("payload"));
                parked.add(new Parked(
                        rows.getLong("id"),
                        event,
                        rows.getInt("attempts"),
                        rows.getString("error"),
                        rows.getObject("next_try", OffsetDateTime.class).toInstant(),
                        rows.getObject("parked_at", OffsetDateTime.class).toInstant()));
            }
        }
        return parked;
    }

    /** Takes an event out of the park; returns false when another replica was faster. */
    boolean unpark(long id) {
        return with(connection -> {
            try (var statement = connection.prepareStatement("DELETE FROM inbox_parked WHERE id = ?")) {
                statement.setLong(1, id);
                return statement.executeUpdate() == 1;
            }
        });
    }

    void failedAgain(Parked parked, String error) {
        var factor = 1L << Math.min(parked.attempts(), 16);
        var pause = FIRST_PAUSE.multipliedBy(factor);
        var capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        with(connection -> {
            try (var statement = connection.prepareStatement(
                    "UPDATE inbox_parked SET attempts = attempts + 1, next_try = ?, error = ? WHERE id = ?")) {
                statement.setObject(1, OffsetDateTime.now(ZoneOffset.UTC).plus(capped));
                statement.setString(2, shorten(error));
                statement.setLong(3, parked.id());
                return statement.executeUpdate();
            }
        });
    }

    boolean retryNow(long id) {
        return with(connection -> {
            try (var statement = connection.prepareStatement("UPDATE inbox_parked SET next_try = now() WHERE id = ?")) {
                statement.setLong(1, id);
                return statement.executeUpdate() == 1;
            }
        });
    }

    Optional<Parked> findParked(long id) {
        return parked(null, id - 1, 1).stream().filter(p -> p.id() == id).findFirst();
    }

    Optional<String> consumerOf(long parkedId) {
        return with(connection -> {
            try (var statement = connection.prepareStatement("SELECT consumer FROM inbox_parked WHERE id = ?")) {
                statement.setLong(1, parkedId);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        });
    }

    void poison(String consumer, ConsumerRecord<String, byte[]> message, String error) {
        with(connection -> {
            try (var statement = connection.prepareStatement("""
                    INSERT INTO inbox_poison (consumer, topic, kafka_partition, kafka_offset, record_key, headers, value, error,
                                              found_at)
                    VALUES (?, ?, ?, ?, ?, ?::jsonb, ?, ?, now()) ON CONFLICT DO NOTHING""")) {
                var headers = new StringBuilder("{");
                for (var header : message.headers()) {
                    headers.append(headers.length() == 1 ? "" : ",")
                            .append(quote(header.key()))
                            .append(':')
                            .append(quote(
                                    header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
                }
                statement.setString(1, consumer);
                statement.setString(2, message.topic());
                statement.setInt(3, message.partition());
                statement.setLong(4, message.offset());
                statement.setString(5, message.key());
                statement.setString(6, headers.append('}').toString());
                statement.setBytes(7, message.value());
                statement.setString(8, shorten(error));
                return statement.executeUpdate();
            }
        });
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

    List<PoisonView> poisoned(long afterId, int limit) {
        return with(connection -> {
            try (var statement = connection.prepareStatement(
                    "SELECT id, consumer, topic, kafka_partition, kafka_offset, record_key, error FROM inbox_poison WHERE id > ? ORDER BY id LIMIT ?")) {
                statement.setLong(1, afterId);
                statement.setInt(2, limit);
                var found = new ArrayList<PoisonView>();
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        found.add(new PoisonView(
                                rows.getLong(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getInt(4),
                                rows.getLong(5),
                                rows.getString(6),
                                rows.getString(7)));
                    }
                }
                return found;
            }
        });
    }

    long count(String table) {
        return with(connection -> {
            try (var statement = connection.prepareStatement("SELECT count(*) FROM " + table);
                    var row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        });
    }

    private static String quote(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints()
                .filter(c -> c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF))
                .forEach(c -> {
                    if (c == '"' || c == '\\') {
                        quoted.append('\\');
                    }
                    quoted.appendCodePoint(c);
                });
        return quoted.append('"').toString();
    }

    private static String shorten(String error) {
        return error.length() <= ERROR_LENGTH ? error : error.substring(0, ERROR_LENGTH);
    }
}
