package org.shequ.kit.inbox;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Lets each version of an aggregate through once and in order, in the transaction of its effect. */
final class InboxGate {

    /** What the gate says of an event. */
    enum Passage {
        /** It is the next version; the position has moved. */
        APPLY,
        /** It, or a later version, was applied before. */
        DUPLICATE,
        /** An earlier version is missing. */
        GAP,
        /** Another event was applied under the same version: two publishers, or a log that was tampered with. */
        FORK
    }

    private InboxGate() {}

    static Passage pass(Connection connection, String consumer, ReceivedEvent event) throws SQLException {
        if (event.version() == 1 ? insertFirst(connection, consumer, event) : move(connection, consumer, event)) {
            return Passage.APPLY;
        }
        try (var statement = connection.prepareStatement(
                "SELECT version, event_id FROM inbox_positions WHERE consumer = ? AND topic = ? AND aggregate_id = ?")) {
            statement.setString(1, consumer);
            statement.setString(2, event.topic());
            statement.setString(3, event.aggregateId());
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    return Passage.GAP;
                }
                return judge(row.getLong(1), row.getObject(2, UUID.class), event);
            }
        }
    }

    private static Passage judge(long stored, @Nullable UUID storedEvent, ReceivedEvent event) {
        if (stored == event.version()) {
            return event.id().equals(storedEvent) ? Passage.DUPLICATE : Passage.FORK;
        }
        return stored > event.version() ? Passage.DUPLICATE : Passage.GAP;
    }

    private static boolean insertFirst(Connection connection, String consumer, ReceivedEvent event)
            throws SQLException {
        try (var statement = connection.prepareStatement("""
                INSERT INTO inbox_positions (consumer, topic, aggregate_id, version, event_id) VALUES (?, ?, ?, 1, ?)
                ON CONFLICT DO NOTHING""")) {
            statement.setString(1, consumer);
            statement.setString(2, event.topic());
            statement.setString(3, event.aggregateId());
            statement.setObject(4, event.id());
            return statement.executeUpdate() == 1;
        }
    }

    private static boolean move(Connection connection, String consumer, ReceivedEvent event) throws SQLException {
        try (var statement = connection.prepareStatement("""
                UPDATE inbox_positions SET version = ?, event_id = ?
                WHERE consumer = ? AND topic = ? AND aggregate_id = ? AND version = ?""")) {
            statement.setLong(1, event.version());
            statement.setObject(2, event.id());
            statement.setString(3, consumer);
            statement.setString(4, event.topic());
            statement.setString(5, event.aggregateId());
            statement.setLong(6, event.version() - 1);
            return statement.executeUpdate() == 1;
        }
    }
}
