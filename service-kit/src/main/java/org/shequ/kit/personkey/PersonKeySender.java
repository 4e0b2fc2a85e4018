package org.shequ.kit.personkey;

import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.PersonKey;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Sends keys, and the word that they were destroyed, ahead of the events: on the relay's thread, connection and producer.
 * An event is committed with its key or after it, so that whoever has read an event finds its key on the topic.
 */
@ApplicationScoped
public class PersonKeySender {

    private static final int PAGE = 1000;
    private static final int WORTH_A_VACUUM = 5_000;

    private final KeyWrapping wrapping;
    private final boolean publishing;
    private final Duration rollEvery;
    private long nextRoll = System.nanoTime();
    private int removed;

    PersonKeySender(
            KeyWrapping wrapping,
            @ConfigProperty(name = "shequ.service") String service,
            @ConfigProperty(name = "shequ.events.roll-keys-every", defaultValue = "PT10M") Duration rollEvery) {
        this.wrapping = wrapping;
        this.publishing = Topics.PERSONNEL_PERSON_KEY.startsWith(service + ".");
        this.rollEvery = rollEvery;
    }

    private record Waiting(long id, UUID person, @Nullable String wrapped) {}

    /**
     * Sends all that waits; when it returns, Kafka has it.
     *
     * @throws IllegalStateException when Kafka does not take it: no event may go before
     */
    public void sendPending(Connection connection, Producer<String, byte[]> producer) throws SQLException {
        if (!publishing) {
            return;
        }
        List<Waiting> page;
        do {
            page = waiting(connection);
            if (!page.isEmpty()) {
                var answers = new ArrayList<Future<RecordMetadata>>(page.size());
                page.forEach(one -> answers.add(producer.send(record(one))));
                awaitAll(answers);
                remove(connection, page);
            }
        } while (page.size() == PAGE);
        if (System.nanoTime() - nextRoll >= 0) {
            nextRoll = System.nanoTime() + rollEvery.toNanos();
            if (somethingWasDestroyed(connection)) {
                roll(producer);
            }
        }
    }

    private static List<Waiting> waiting(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT p.id, p.person_id, k.wrapped
                FROM (SELECT id, person_id FROM person_keys_pending ORDER BY id LIMIT ?) p
                JOIN person_keys k USING (person_id) ORDER BY p.id""")) {
            statement.setInt(1, PAGE);
            var page = new ArrayList<Waiting>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.add(new Waiting(rows.getLong(1), rows.getObject(2, UUID.class), rows.getString(3)));
                }
            }
            return page;
        }
    }

    private ProducerRecord<String, byte[]> record(Waiting one) {
        var wrapped = one.wrapped();
        var key = wrapped == null ? null : wrapping.send(wrapping.stored(wrapped, one.person()), one.person());
        return new ProducerRecord<>(
                Topics.PERSONNEL_PERSON_KEY,
                one.person().toString(),
                EventJson.write(new PersonKey(one.person(), key)).getBytes(StandardCharsets.UTF_8));
    }

    private static void awaitAll(List<Future<RecordMetadata>> answers) {
        try {
            for (var answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("keys of people could not be sent: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending keys of people", e);
        }
    }

    private void remove(Connection connection, List<Waiting> sent) throws SQLException {
        try (var statement = connection.prepareStatement("DELETE FROM person_keys_pending WHERE id = ANY (?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint", sent.stream().map(Waiting::id).toArray()));
            statement.executeUpdate();
        }
        removed += sent.size();
        if (removed >= WORTH_A_VACUUM) {
            try (var statement = connection.createStatement()) {
                statement.execute("VACUUM (INDEX_CLEANUP ON, TRUNCATE OFF, PARALLEL 0) person_keys_pending");
            }
            removed = 0;
        }
    }

    private static boolean somethingWasDestroyed(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT EXISTS (SELECT 1 FROM person_keys WHERE destroyed_at > now() - interval '1 day')")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * Kafka takes away what a newer record has replaced only from segments that are closed, and closes one only when
     * something is written: an empty record for each partition sees to it that a destroyed key does not stay in the last.
     */
    private static void roll(Producer<String, byte[]> producer) {
        var answers = new ArrayList<Future<RecordMetadata>>();
        producer.partitionsFor(Topics.PERSONNEL_PERSON_KEY)
                .forEach(partition -> answers.add(producer.send(
                        new ProducerRecord<>(Topics.PERSONNEL_PERSON_KEY, partition.partition(), "roll", null))));
        awaitAll(answers);
    }
}
