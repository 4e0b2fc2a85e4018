package org.shequ.kit.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Reads the events in the order in which they left the outbox; resumable for ever. */
@ApplicationScoped
public class ChangeFeed {

    private final DataSource database;
    private final ObjectMapper json;

    ChangeFeed(DataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    @ConfigProperty(name = "shequ.service")
    String service;

    /** An event and its place in the feed. */
    record Entry(long position, ChangeView change) {}

    /** Events after a position (0 is the beginning), at most {@code limit}, as they stand in the log. */
    List<Entry> after(long position, int limit) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("""
                        SELECT f.position, e.event_id, e.type, e.recorded_at, e.aggregate_id, e.aggregate_version,
                               e.headers ->> 'traceparent', e.payload::text
                        FROM change_feed f JOIN event_log e ON e.id = f.log_id
                        WHERE f.position > ? ORDER BY f.position LIMIT ?""")) {
            statement.setLong(1, position);
            statement.setInt(2, limit);
            var entries = new ArrayList<Entry>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getLong(1),
                            new ChangeView(
                                    "1.0",
                                    rows.getString(2),
                                    rows.getString(3),
                                    "/" + service,
                                    rows.getObject(4, OffsetDateTime.class).toInstant(),
                                    rows.getString(5),
                                    rows.getLong(6),
                                    rows.getString(7),
                                    "application/json",
                                    json.readTree(rows.getString(8)))));
                }
            }
            return entries;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the change feed cannot be read", e);
        }
    }
}
