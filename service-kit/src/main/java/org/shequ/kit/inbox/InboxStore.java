package org.shequ.kit.inbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.InboxGate.Passage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The inbox's transactions, and what is known of each consumer: its generation, its positions, why it stopped. */
@ApplicationScoped
class InboxStore {

    @Inject
    DataSource source;

    @Inject
    Database database;

    <T extends @Nullable Object> T inTransaction(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(work);
    }

    /** Asks the gate, in the open transaction; the position has moved when it says APPLY. */
    Passage pass(String consumer, ReceivedEvent event) {
        try (Connection connection = source.getConnection()) {
            return InboxGate.pass(connection, consumer, event);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
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

    /** What a consumer has to look at between two batches. */
    record LoopState(long generation, boolean somethingWaits) {}

    /** Outside of a transaction and without a lock: what is asked several times a second, all day, must write nothing. */
    LoopState stateBetweenBatches(String consumer) {
        return database.get(
                """
                SELECT generation, EXISTS (SELECT 1 FROM inbox_parked p WHERE p.consumer = c.consumer) AS something_waits
                FROM inbox_consumers c WHERE c.consumer = ?""", row -> new LoopState(row.getLong("generation"), row.getBoolean("something_waits")), consumer);
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
