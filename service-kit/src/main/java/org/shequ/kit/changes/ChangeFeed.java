package org.shequ.kit.changes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.shequ.kit.privacy.PersonField;
import org.shequ.kit.privacy.Shown;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Reads the events in the order in which they left the outbox; resumable for ever. */
@ApplicationScoped
public class ChangeFeed {

    /** Their fields are those of a person's record. */
    private static final Set<String> OF_PEOPLE = Set.of("personnel.person-changed", "personnel.career-changed");

    @Inject
    DataSource database;

    @Inject
    ObjectMapper json;

    @ConfigProperty(name = "shequ.service")
    String service;

    /** An event and its place in the feed. */
    record Entry(long position, ChangeView change) {}

    /** Events after a position (0 is the beginning), at most {@code limit}. */
    List<Entry> after(long position, int limit, Shown shown) {
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
                                    shown(rows.getString(3), rows.getString(8), shown))));
                }
            }
            return entries;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("the change feed cannot be read", e);
        }
    }

    /** Fields outside a client system's grant are left out. What is sealed is for the services that hold the key; here it would only be a riddle to keep. */
    private JsonNode shown(String type, String payload, Shown shown) throws JsonProcessingException {
        ObjectNode data = ((ObjectNode) json.readTree(payload)).without("sealed");
        return OF_PEOPLE.contains(type)
                ? data.without(Arrays.stream(PersonField.values())
                        .filter(field -> !shown.granted(field))
                        .map(PersonField::property)
                        .toList())
                : data;
    }
}
