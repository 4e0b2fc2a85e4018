package org.shequ.kit.outbox;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The events that Kafka has not yet acknowledged, on the relay's own connection. */
final class PendingEvents {

    /** Serialises the giving of feed positions, so that they commit in their order. */
    private static final long FEED_LOCK = 0x5e9e_0002L;

    /** So many removed rows, and every look at the first ones passes over all of their index entries. */
    private static final int WORTH_A_VACUUM = 5_000;

    private final Connection connection;
    private int removed;

    PendingEvents(Connection connection) throws SQLException {
        this.connection = connection;
        readInOrder();
    }

    /**
     * Makes every look take the first rows from the index. The statistics mostly know an empty table: by them the server
     * would read and sort all that waits for each page, and draining a backlog would take time by its square.
     */
    private void readInOrder() throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var node : List.of("seqscan", "bitmapscan", "sort", "hashjoin", "mergejoin")) {
                statement.execute("SET enable_" + node + " = off");
            }
        }
    }

    Connection connection() {
        return connection;
    }

    record Pending(
            long id,
            UUID eventId,
            String aggregateType,
            String aggregateId,
            long version,
            String type,
            String topic,
            @Nullable String traceparent,
            byte[] payload,
            Instant recordedAt) {

        String aggregate() {
            return aggregateType + '\n' + aggregateId;
        }
    }

    /** Up to {@code limit} pending events with a higher id, in id order. */
    List<Pending> after(long id, int limit) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT e.id, e.event_id, e.aggregate_type, e.aggregate_id, e.aggregate_version, e.type, e.topic,
                       e.headers ->> 'traceparent', e.payload::text, e.recorded_at
                FROM (SELECT id FROM outbox_pending WHERE id > ? ORDER BY id LIMIT ?) p JOIN event_log e USING (id)
                ORDER BY p.id""")) {
            statement.setLong(1, id);
            statement.setInt(2, limit);
            var events = new ArrayList<Pending>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    events.add(new Pending(
                            rows.getLong(1),
                            rows.getObject(2, UUID.class),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getLong(5),
                            rows.getString(6),
                            rows.getString(7),
                            rows.getString(8),
                            rows.getString(9).getBytes(StandardCharsets.UTF_8),
                            rows.getObject(10, OffsetDateTime.class).toInstant()));
                }
            }
            return events;
        }
    }

    /** Removes exactly the acknowledged ones and gives them their positions in the change feed. */
    void acknowledged(Collection<Long> ids) throws SQLException {
        connection.setAutoCommit(false);
        try {
            try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
                lock.setLong(1, FEED_LOCK);
                lock.execute();
            }
            try (var statement = connection.prepareStatement("""
                    WITH gone AS (DELETE FROM outbox_pending WHERE id = ANY (?) RETURNING id)
                    INSERT INTO change_feed (log_id) SELECT id FROM gone ORDER BY id ON CONFLICT (log_id) DO NOTHING""")) {
                statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
                statement.executeUpdate();
            }
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
        removed += ids.size();
        if (removed >= WORTH_A_VACUUM) {
            vacuum();
            removed = 0;
        }
    }

    /** Milliseconds, for the table is as good as empty; the server's own comes once a minute, a hundred thousand events later. */
    private void vacuum() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("VACUUM (INDEX_CLEANUP ON, TRUNCATE OFF, PARALLEL 0) outbox_pending");
        }
    }
}
