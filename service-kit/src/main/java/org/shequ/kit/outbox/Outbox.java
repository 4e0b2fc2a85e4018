package org.shequ.kit.outbox;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.EventType;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.id.Ids;
import org.shequ.kit.trace.TraceContext;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Publishes events with the change they tell of: in the caller's transaction, which must be open. The aggregate's version
 * is moved first, under its row lock, so that the order of ids equals the order of commits within an aggregate.
 */
@ApplicationScoped
public class Outbox {

    private static final int CHUNK = 1000;

    private static final String PUBLISH = """
            WITH given AS (
                SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                    WITH ORDINALITY AS g(event_id, aggregate_type, aggregate_id, type, topic, headers, payload, nr)
            ), moved AS (
                INSERT INTO event_aggregates AS a (aggregate_type, aggregate_id, version)
                SELECT aggregate_type, aggregate_id, 1 FROM given ORDER BY aggregate_type, aggregate_id
                ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE SET version = a.version + 1
                RETURNING aggregate_type, aggregate_id, version
            ), logged AS (
                INSERT INTO event_log (event_id, aggregate_type, aggregate_id, aggregate_version, type, topic, headers,
                                       payload, recorded_at)
                SELECT g.event_id, g.aggregate_type, g.aggregate_id, m.version, g.type, g.topic, g.headers::jsonb,
                       g.payload::jsonb, ?
                FROM given g JOIN moved m USING (aggregate_type, aggregate_id)
                ORDER BY g.nr
                RETURNING id
            )
            INSERT INTO outbox_pending (id) SELECT id FROM logged
            """;

    @Inject
    DataSource database;

    @Inject
    BusinessClock clock;

    @Inject
    OutboxRelay relay;

    @Inject
    TransactionSynchronizationRegistry transactions;

    /** Publishes one event in the open transaction. */
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    /**
     * Publishes many events in the open transaction, as few statements as their aggregates allow. Events of one aggregate
     * keep the order of the list.
     */
    public void publishAll(List<? extends Event> events) {
        if (events.isEmpty()) {
            return;
        }
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are published inside a transaction only");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
            var chunk = new ArrayList<Event>();
            Set<String> aggregates = new HashSet<>();
            for (Event event : events) {
                if (chunk.size() == CHUNK || !aggregates.add(keyOf(event))) {
                    insert(connection, statement, chunk);
                    chunk.clear();
                    aggregates.clear();
                    aggregates.add(keyOf(event));
                }
                chunk.add(event);
            }
            insert(connection, statement, chunk);
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be recorded", e);
        }
        transactions.registerInterposedSynchronization(new WakeAfterCommit(relay));
    }

    private static String keyOf(Event event) {
        return EventJson.typeOf(event.getClass()).aggregate() + '\n' + event.aggregateId();
    }

    private void insert(Connection connection, PreparedStatement statement, List<Event> events) throws SQLException {
        var count = events.size();
        var ids = new String[count];
        var columns = new String[6][count];
        var traceparent = TraceContext.current();
        var headers = traceparent == null ? "{}" : "{\"traceparent\":\"" + traceparent + "\"}";
        for (int i = 0; i < count; i++) {
            var event = events.get(i);
            EventType type = EventJson.typeOf(event.getClass());
            ids[i] = Ids.next().toString();
            columns[0][i] = type.aggregate();
            columns[1][i] = event.aggregateId();
            columns[2][i] = type.type();
            columns[3][i] = type.topic();
            columns[4][i] = headers;
            columns[5][i] = EventJson.write(event);
        }
        statement.setArray(1, connection.createArrayOf("uuid", ids));
        for (int c = 0; c < columns.length; c++) {
            statement.setArray(c + 2, connection.createArrayOf("text", columns[c]));
        }
        statement.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
        int inserted = statement.executeUpdate();
        if (inserted != count) {
            throw new SQLException("recorded " + inserted + " events of " + count);
        }
    }

    private record WakeAfterCommit(OutboxRelay relay) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
