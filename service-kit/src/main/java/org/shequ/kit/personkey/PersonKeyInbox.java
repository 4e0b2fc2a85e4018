package org.shequ.kit.personkey;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.PersonKey;
import org.shequ.kit.database.Bulk;
import org.shequ.kit.database.Database;
import org.shequ.kit.privacy.SealingKey;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;

/**
 * Takes over keys and the word that they were destroyed. A publisher sends a key before the first event that needs it, so
 * whoever has an event without its key has only to read the topic of keys to its end; what is missing then is missing.
 */
@ApplicationScoped
public class PersonKeyInbox {

    private static final Logger LOG = Logger.getLogger(PersonKeyInbox.class);

    /** Between two looks, while people's events come or a look has failed. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** While nothing comes. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    private final PersonKeys keys;
    private final KeyWrapping wrapping;
    private final Database database;
    private final Event<PeopleForgotten> forgotten;
    private final MeterRegistry metrics;
    private final String service;
    private final Map<String, Object> broker;

    private final ReentrantLock reading = new ReentrantLock();
    private final Semaphore woken = new Semaphore(0);
    private @Nullable PersonKeyReader reader;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    PersonKeyInbox(
            PersonKeys keys,
            KeyWrapping wrapping,
            Database database,
            Event<PeopleForgotten> forgotten,
            MeterRegistry metrics,
            @ConfigProperty(name = "shequ.service") String service,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.keys = keys;
        this.wrapping = wrapping;
        this.database = database;
        this.forgotten = forgotten;
        this.metrics = metrics;
        this.service = service;
        this.broker = broker;
    }

    /** Reads on for as long as the service runs; called where people's events are read. */
    public void start() {
        running = true;
        thread = Thread.ofPlatform().daemon().name("person-keys").start(this::run);
    }

    void stop(@Observes @Priority(5) ShutdownEvent event) throws InterruptedException {
        running = false;
        var current = thread;
        if (current != null) {
            current.interrupt();
            current.join(Duration.ofSeconds(5).toMillis());
        }
        reading.lock();
        try {
            closeReader();
        } finally {
            reading.unlock();
        }
    }

    private void closeReader() {
        var current = reader;
        reader = null;
        if (current != null) {
            current.close();
        }
    }

    /** False when its thread has died though it should run. */
    public boolean alive() {
        var current = thread;
        return current == null || current.isAlive();
    }

    private void run() {
        while (running) {
            var rest = LONGEST_REST;
            try {
                catchUp();
            } catch (RuntimeException e) {
                if (running) {
                    metrics.counter("shequ.inbox.alarms", "consumer", "person-keys")
                            .increment();
                    LOG.warnf(e, "keys of people could not be read; next try in %s", PAUSE);
                }
                rest = PAUSE;
            }
            await(rest);
        }
    }

    private void await(Duration rest) {
        try {
            if (woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(PAUSE);
                woken.drainPermits();
            }
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Sees to it that the keys which the events may need are here, if they were sent; outside of a transaction. */
    public void prepare(Collection<ConsumerRecord<String, byte[]>> events) {
        Set<UUID> people = new LinkedHashSet<>();
        for (var event : events) {
            if (event.topic().equals(Topics.PERSONNEL_PERSON)) {
                id(event.key()).ifPresent(people::add);
            }
        }
        if (people.isEmpty()) {
            return;
        }
        if (keys.anyUnknown(people)) {
            catchUp();
        } else if (woken.availablePermits() == 0) {
            woken.release(); // of one of them the key may have been destroyed, of which the topic of keys tells first
        }
    }

    private static Optional<UUID> id(@Nullable String key) {
        try {
            return key == null ? Optional.empty() : Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /** Forgets how far the topic was read; it is read again from its beginning. */
    public void reread() {
        database.update("DELETE FROM person_key_offsets");
    }

    private void catchUp() {
        reading.lock();
        try {
            var current = reader;
            if (current == null) {
                current = new PersonKeyReader(broker, service);
                reader = current;
            }
            current.readToEnd(offsets(), this::keep);
        } catch (RuntimeException e) {
            closeReader();
            throw e;
        } finally {
            reading.unlock();
        }
    }

    private Map<Integer, Long> offsets() {
        Map<Integer, Long> offsets = new TreeMap<>();
        database.list(
                        "SELECT kafka_partition, next_offset FROM person_key_offsets",
                        row -> Map.entry(row.getInt("kafka_partition"), row.getLong("next_offset")))
                .forEach(entry -> offsets.put(entry.getKey(), entry.getValue()));
        return offsets;
    }

    private void keep(List<ConsumerRecord<String, byte[]>> records, Map<Integer, Long> next) {
        Map<UUID, SealingKey> held = new LinkedHashMap<>();
        Set<UUID> destroyed = new LinkedHashSet<>();
        records.forEach(record -> read(record, held, destroyed));
        var offsets = new Bulk("int4", "int8");
        next.forEach(offsets::add);
        QuarkusTransaction.requiringNew().run(() -> {
            keys.keep(held);
            if (!destroyed.isEmpty()) {
                forgotten.fire(new PeopleForgotten(keys.forget(destroyed)));
            }
            database.update(
                    "INSERT INTO person_key_offsets SELECT * FROM " + offsets.unnest()
                            + " ON CONFLICT (kafka_partition) DO UPDATE SET next_offset = excluded.next_offset",
                    offsets);
        });
    }

    /** A key that cannot be unwrapped stops the reading: the ring lacks a key, and whoever adds it loses nothing. */
    private void read(ConsumerRecord<String, byte[]> record, Map<UUID, SealingKey> held, Set<UUID> destroyed) {
        if (record.value() == null) {
            return; // only moves the topic on
        }
        var message = message(record);
        if (message == null) {
            LOG.errorf("unreadable key of a person at %s-%d@%d", record.topic(), record.partition(), record.offset());
            metrics.counter("shequ.inbox.alarms", "consumer", "person-keys").increment();
            return;
        }
        var person = message.personId();
        var key = message.key();
        if (key == null) {
            held.remove(person);
            destroyed.add(person);
        } else if (!destroyed.contains(person)) {
            held.put(person, wrapping.received(key, person));
        }
    }

    private static @Nullable PersonKey message(ConsumerRecord<String, byte[]> record) {
        try {
            var message = EventJson.read(record.value(), PersonKey.class);
            return id(record.key())
                    .filter(person -> person.equals(message.personId()))
                    .map(person -> message)
                    .orElse(null);
        } catch (IllegalArgumentException noSuchRecord) {
            return null;
        }
    }
}
