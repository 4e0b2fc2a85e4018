package org.shequ.kit.outbox;

import org.shequ.kit.clock.BusinessClock;

import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Sends events again from the log, for a topic that lost them; consumers apply each version once all the same. */
@ApplicationScoped
public class Replay {

    @Inject
    DataSource database;

    @Inject
    BusinessClock clock;

    @Inject
    OutboxRelay relay;

    /** Queues all events of a topic whose log id is at least {@code fromId}; returns how many. */
    public int topic(String topic, long fromId) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        INSERT INTO outbox_pending (id)
                        SELECT id FROM event_log WHERE topic = ? AND id >= ? ORDER BY id ON CONFLICT DO NOTHING""")) {
            statement.setString(1, topic);
            statement.setLong(2, fromId);
            var queued = statement.executeUpdate();
            relay.wake();
            return queued;
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be queued again", e);
        }
    }

    /** How many events wait to be sent, and the age of the oldest in seconds. */
    public Map<String, Object> backlog() {
        try (var connection = database.getConnection()) {
            var backlog = relay.backlog(connection, clock.instant());
            return Map.of("pending", backlog.events(), "oldestSeconds", backlog.oldestSeconds());
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox cannot be read", e);
        }
    }
}
