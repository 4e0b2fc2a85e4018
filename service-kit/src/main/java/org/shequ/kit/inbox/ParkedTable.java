package org.shequ.kit.inbox;

import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.BusinessClock;
import org.shequ.kit.database.Database;
import org.shequ.kit.database.Row;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** The events that wait, in the open transaction. Times here are the machine's, not the business clock's. */
@ApplicationScoped
class ParkedTable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int MOST_DOUBLINGS = 16;
    private static final int ERROR_LENGTH = 2000;

    /** A later one is not tried before: a condition on a row p. */
    static final String FIRST_OF_ITS_AGGREGATE = """
            NOT EXISTS (SELECT 1 FROM inbox_parked o WHERE o.consumer = p.consumer AND o.topic = p.topic
                        AND o.aggregate_id = p.aggregate_id AND o.version < p.version)""";

    private final Database database;
    private final BusinessClock clock;

    ParkedTable(Database database, BusinessClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A parked event and how often it was tried. */
    record Parked(
            long id,
            String consumer,
            ReceivedEvent event,
            int attempts,
            String error,
            Instant nextTry,
            Instant parkedAt) {}

    void park(String consumer, ReceivedEvent event, String error) {
        var now = clock.realInstant();
        database.update(
                """
                INSERT INTO inbox_parked (consumer, topic, aggregate_id, version, event_id, type, event_time, traceparent,
                                          payload, next_try, error, parked_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT ON CONSTRAINT inbox_parked_once DO NOTHING""",
                consumer,
                event.topic(),
                event.aggregateId(),
                event.version(),
                event.id(),
                event.type(),
                event.time(),
                event.traceparent(),
                event.data(),
                now.plus(FIRST_PAUSE),
                shorten(error),
                now);
    }

    /** The due heads: per aggregate the lowest parked version, when its time has come. */
    List<Parked> due(String consumer, int limit) {
        return database.list(
                "SELECT p.* FROM inbox_parked p WHERE p.consumer = ? AND p.next_try <= ? AND " + FIRST_OF_ITS_AGGREGATE
                        + " ORDER BY p.next_try LIMIT ?",
                ParkedTable::read,
                consumer,
                clock.realInstant(),
                limit);
    }

    /** Those of all consumers after an id. */
    List<Parked> list(long afterId, int limit) {
        return database.list(
                "SELECT * FROM inbox_parked WHERE id > ? ORDER BY id LIMIT ?", ParkedTable::read, afterId, limit);
    }

    Optional<Parked> find(long id) {
        return database.find("SELECT * FROM inbox_parked WHERE id = ?", ParkedTable::read, id);
    }

    /** Takes an event out of the park; returns false when another replica was faster. */
    boolean remove(long id) {
        return database.update("DELETE FROM inbox_parked WHERE id = ?", id) == 1;
    }

    /** Puts the next try off, twice as long as before. */
    void failedAgain(Parked parked, String error) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(parked.attempts, MOST_DOUBLINGS));
        var capped = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        database.update(
                "UPDATE inbox_parked SET attempts = attempts + 1, next_try = ?, error = ? WHERE id = ?",
                clock.realInstant().plus(capped),
                shorten(error),
                parked.id);
    }

    boolean retryNow(long id) {
        return database.update("UPDATE inbox_parked SET next_try = now() WHERE id = ?", id) == 1;
    }

    private static Parked read(Row row) {
        var event = new ReceivedEvent(
                row.getId("event_id"),
                row.getText("type"),
                row.getText("topic"),
                row.getText("aggregate_id"),
                row.getLong("version"),
                row.getInstant("event_time"),
                row.findText("traceparent"),
                row.getBytes("payload"));
        return new Parked(
                row.getLong("id"),
                row.getText("consumer"),
                event,
                row.getInt("attempts"),
                row.getText("error"),
                row.getInstant("next_try"),
                row.getInstant("parked_at"));
    }

    /** PostgreSQL keeps no NUL, and an exception may quote what it was given. */
    static String shorten(@Nullable String error) {
        var text = String.valueOf(error).replace('\0', '\ufffd');
        return text.length() <= ERROR_LENGTH ? text : text.substring(0, ERROR_LENGTH);
    }
}
