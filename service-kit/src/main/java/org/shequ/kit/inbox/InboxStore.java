package org.shequ.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.InboxGate.Aggregate;
import org.shequ.kit.inbox.InboxGate.Passage;
import org.shequ.kit.inbox.InboxGate.Position;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import jakarta.enterprise.context.ApplicationScoped;

/** The inbox's transactions, and what is known of each consumer: its generation, its positions, why it stopped. */
@ApplicationScoped
class InboxStore {

    private final Database database;

    InboxStore(Database database) {
        this.database = database;
    }

    <T extends @Nullable Object> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    /**
     * Asks the gate for each of the events, in the open transaction; the positions have moved of those it says APPLY of.
     * Two statements or three, however many events there are.
     */
    List<Passage> pass(String consumer, List<ReceivedEvent> events) {
        var positions = positions(consumer, events);
        var gate = new InboxGate(positions);
        var passages = gate.pass(events);
        var fresh = new Bulk("text", "text", "text", "int8", "uuid");
        var moved = new Bulk("text", "text", "int8", "uuid", "int8");
        gate.moved().forEach((aggregate, position) -> {
            var before = positions.get(aggregate);
            if (before == null) {
                fresh.add(consumer, aggregate.topic(), aggregate.id(), position.version(), position.event());
            } else {
                moved.add(aggregate.topic(), aggregate.id(), position.version(), position.event(), before.version());
            }
        });
        database.insert("inbox_positions", "consumer, topic, aggregate_id, version, event_id", fresh);
        int updated = database.update(
                "UPDATE inbox_positions p SET version = g.version, event_id = g.event_id FROM " + moved.unnest()
                        + " AS g (topic, aggregate_id, version, event_id, before)"
                        + " WHERE p.consumer = ? AND p.topic = g.topic AND p.aggregate_id = g.aggregate_id"
                        + " AND p.version = g.before",
                moved,
                consumer);
        if (updated != moved.size()) {
            throw new IllegalStateException("another replica has moved positions of consumer " + consumer);
        }
        return passages;
    }

    /** Asks it for one event. */
    Passage pass(String consumer, ReceivedEvent event) {
        return pass(consumer, List.of(event)).getFirst();
    }

    private Map<Aggregate, Position> positions(String consumer, List<ReceivedEvent> events) {
        var asked = new Bulk("text", "text");
        events.stream()
                .map(Aggregate::of)
                .distinct()
                .forEach(aggregate -> asked.add(aggregate.topic(), aggregate.id()));
        Map<Aggregate, Position> positions = HashMap.newHashMap(asked.size());
        database.list(
                        "SELECT p.topic, p.aggregate_id, p.version, p.event_id FROM inbox_positions p JOIN "
                                + asked.unnest() + " AS g (topic, aggregate_id) USING (topic, aggregate_id)"
                                + " WHERE p.consumer = ?",
                        asked,
                        row -> Map.entry(
                                new Aggregate(row.getText("topic"), row.getText("aggregate_id")),
                                new Position(row.getLong("version"), row.findId("event_id"))),
                        consumer)
                .forEach(found -> positions.put(found.getKey(), found.getValue()));
        return positions;
    }

    /** Makes the consumer known and returns its generation, which a rebuild moves. */
    long register(String consumer) {
        return inTransaction(() -> {
            database.update("INSERT INTO inbox_consumers (consumer) VALUES (?) ON CONFLICT DO NOTHING", consumer);
            return generation(consumer);
        });
    }

    /** The generation, held until the transaction ends, so that no rebuild begins meanwhile. */
    long generation(String consumer) {
        return database.number("SELECT generation FROM inbox_consumers WHERE consumer = ? FOR SHARE", consumer);
    }

    /**
     * What a consumer has to look at between two batches.
     *
     * @param nextTry when the first of its parked events is to be tried again; null when none waits
     */
    record LoopState(long generation, @Nullable Instant nextTry) {

        /** The time that is left, none when it has come. */
        Duration untilNextTry(Instant now, Duration longest) {
            var left = nextTry == null ? longest : Duration.between(now, nextTry);
            if (left.isNegative()) {
                return Duration.ZERO;
            }
            return left.compareTo(longest) < 0 ? left : longest;
        }
    }

    /** Outside of a transaction and without a lock: what is asked over and over, all day, must write nothing. */
    LoopState stateBetweenBatches(String consumer) {
        return database.get(
                """
                SELECT generation, (SELECT min(p.next_try) FROM inbox_parked p WHERE p.consumer = c.consumer
                                    AND\s""" + ParkedTable.FIRST_OF_ITS_AGGREGATE + """
                                   ) AS next_try
                FROM inbox_consumers c WHERE c.consumer = ?""",
                row -> new LoopState(row.getLong("generation"), row.findInstant("next_try")),
                consumer);
    }

    /** Begins a rebuild: forgets positions and parked events. */
    void nextGeneration(String consumer) {
        database.update(
                "UPDATE inbox_consumers SET generation = generation + 1, stopped = NULL WHERE consumer = ?", consumer);
        for (var table : List.of("inbox_positions", "inbox_parked")) {
            database.update("DELETE FROM " + table + " WHERE consumer = ?", consumer);
        }
    }

    void stopped(String consumer, String reason) {
        inTransaction(
                () -> database.update("UPDATE inbox_consumers SET stopped = ? WHERE consumer = ?", reason, consumer));
    }

    long count(String table) {
        return database.number("SELECT count(*) FROM " + table);
    }
}
