package org.shequ.kit.outbox;

import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.EventType;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Statements;
import org.shequ.kit.id.Ids;
import org.shequ.kit.trace.TraceContext;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Publishes events with the change they tell of: in the caller's transaction, which must be open. The aggregate's version
 * is moved first, under its row lock, so that the order of ids equals the order of commits within an aggregate.
 */
@ApplicationScoped
public class Outbox {

    private static final Statements SQL = Statements.of(Outbox.class);

    private static final int CHUNK = 5000;
    private static final int WORTH_A_COPY = 100;

    private static final String PUBLISH = SQL.text("publish-events");

    private static final String MOVE = """
            INSERT INTO event_aggregates AS a (aggregate_type, aggregate_id, version)
            SELECT aggregate_type, aggregate_id, 1 FROM %s AS g (aggregate_type, aggregate_id)
            ORDER BY aggregate_type, aggregate_id
            ON CONFLICT (aggregate_type, aggregate_id) DO UPDATE SET version = a.version + 1
            RETURNING aggregate_type || E'\\n' || aggregate_id AS key, version
            """;

    private static final String LOG_COLUMNS =
            "event_id, aggregate_type, aggregate_id, aggregate_version, type, topic, headers, payload, recorded_at";

    private final DataSource source;
    private final Database database;
    private final BusinessClock clock;
    private final OutboxRelay relay;
    private final Commits commits;
    private final TransactionSynchronizationRegistry transactions;

    Outbox(
            DataSource source,
            Database database,
            BusinessClock clock,
            OutboxRelay relay,
            Commits commits,
            TransactionSynchronizationRegistry transactions) {
        this.source = source;
        this.database = database;
        this.clock = clock;
        this.relay = relay;
        this.commits = commits;
        this.transactions = transactions;
    }

    /** Publishes one event in the open transaction. */
    public void publish(Event event) {
        publishAll(List.of(event));
    }

    /**
     * Publishes many events in the open transaction, as few statements as their aggregates allow. Events of one aggregate
     * keep the order of the list.
     */
    public void publishAll(List<? extends Event> events) {
        publish(events, this::moved);
    }

    /**
     * The same for aggregates that begin in the open transaction: nothing was ever published of them, and of each there is
     * one event.
     */
    public void publishFirst(List<? extends Event> events) {
        publish(events, this::begun);
    }

    private void publish(List<? extends Event> events, Function<List<Event>, Map<String, Long>> versions) {
        if (events.isEmpty()) {
            return;
        }
        if (transactions.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("events are published inside a transaction only");
        }
        var chunk = new ArrayList<Event>();
        Set<String> aggregates = new HashSet<>();
        for (Event event : events) {
            if (chunk.size() == CHUNK || !aggregates.add(keyOf(event))) {
                record(chunk, versions);
                chunk.clear();
                aggregates.clear();
                aggregates.add(keyOf(event));
            }
            chunk.add(event);
        }
        record(chunk, versions);
        transactions.registerInterposedSynchronization(new WakeAfterCommit(relay, commits));
    }

    private static String keyOf(Event event) {
        return EventJson.typeOf(event.getClass()).aggregate() + '\n' + event.aggregateId();
    }

    private void record(List<Event> events, Function<List<Event>, Map<String, Long>> versions) {
        if (events.size() < WORTH_A_COPY) {
            insert(events);
        } else {
            copy(events, versions.apply(events));
        }
    }

    /** A few: one statement, one way to the database and back. */
    private void insert(List<Event> events) {
        var count = events.size();
        var ids = new String[count];
        var columns = new String[6][count];
        var headers = headers();
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
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(PUBLISH)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            for (int c = 0; c < columns.length; c++) {
                statement.setArray(c + 2, connection.createArrayOf("text", columns[c]));
            }
            statement.setObject(8, clock.instant().atOffset(ZoneOffset.UTC));
            requireAll(count, statement.executeUpdate());
        } catch (SQLException e) {
            throw new IllegalStateException("events could not be recorded", e);
        }
    }

    /** Moves the aggregates' versions, which are locked by that. */
    private Map<String, Long> moved(List<Event> events) {
        var given = new Bulk("text", "text");
        events.forEach(event -> given.add(EventJson.typeOf(event.getClass()).aggregate(), event.aggregateId()));
        Map<String, Long> versions = new HashMap<>();
        database.list(
                        MOVE.formatted(given.unnest()),
                        given,
                        row -> Map.entry(row.getText("key"), row.getLong("version")))
                .forEach(version -> versions.put(version.getKey(), version.getValue()));
        return versions;
    }

    private Map<String, Long> begun(List<Event> events) {
        var given = new Bulk("text", "text", "bigint");
        Map<String, Long> versions = new HashMap<>();
        for (Event event : events) {
            given.add(EventJson.typeOf(event.getClass()).aggregate(), event.aggregateId(), 1L);
            versions.put(keyOf(event), 1L);
        }
        database.insert("event_aggregates", "aggregate_type, aggregate_id, version", given);
        return versions;
    }

    /** Many, whose versions have been moved: the log by COPY, and what waits to be sent. */
    private void copy(List<Event> events, Map<String, Long> versions) {
        var log = new Bulk("uuid", "text", "text", "bigint", "text", "text", "jsonb", "jsonb", "timestamptz");
        var headers = headers();
        var now = clock.instant();
        List<UUID> ids = new ArrayList<>();
        for (Event event : events) {
            EventType type = EventJson.typeOf(event.getClass());
            var id = Ids.next();
            ids.add(id);
            log.add(
                    id,
                    type.aggregate(),
                    event.aggregateId(),
                    versions.get(keyOf(event)),
                    type.type(),
                    type.topic(),
                    headers,
                    EventJson.write(event),
                    now);
        }
        database.insert("event_log", LOG_COLUMNS, log);
        requireAll(
                events.size(),
                database.update(
                        "INSERT INTO outbox_pending (id) SELECT id FROM event_log WHERE event_id = ANY (?) ORDER BY id",
                        ids));
    }

    private static String headers() {
        var traceparent = TraceContext.current();
        return traceparent == null ? "{}" : "{\"traceparent\":\"" + traceparent + "\"}";
    }

    private static void requireAll(int count, int recorded) {
        if (recorded != count) {
            throw new IllegalStateException("recorded " + recorded + " events of " + count);
        }
    }

    private record WakeAfterCommit(OutboxRelay relay, Commits commits) implements Synchronization {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
                commits.happened();
            }
        }
    }
}
