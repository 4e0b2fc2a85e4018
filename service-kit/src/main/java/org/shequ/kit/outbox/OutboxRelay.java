package org.shequ.kit.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.personkey.PersonKeySender;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Sends what is pending, one relay per service at a time: a session advisory lock on a direct connection keeps the
 * others idle, for efficiency only, since an event sent twice is applied once. Kafka's absence refuses no write: the
 * backlog grows, is measured, and drains.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LEADER_LOCK = 0x5e9e_0001L;
    private static final Duration STANDBY = Duration.ofSeconds(1);

    /** After a pass that sent something: what is committed meanwhile goes out together, with one answer to wait for. */
    private static final Duration GATHERING = Duration.ofMillis(10);

    /**
     * While a large import is under way, each look passes over the hundreds of thousands of events that it has not committed.
     * Who looks in vain rests ten times as long, unless something is committed here meanwhile.
     */
    private static final int REST_AFTER_A_VAIN_LOOK = 10;

    @ConfigProperty(name = "shequ.db.url")
    String url;

    @ConfigProperty(name = "shequ.db.user")
    String user;

    @ConfigProperty(name = "shequ.db.password")
    String password;

    /** Between looks in vain, doubling up to the longest: what is committed here wakes it, what another replica commits comes as a notice. */
    @ConfigProperty(name = "shequ.outbox.rest.shortest", defaultValue = "50ms")
    Duration shortestRest;

    @ConfigProperty(name = "shequ.outbox.rest.longest", defaultValue = "5s")
    Duration longestRest;

    /** The settings of every client of Kafka here: where it is, and who we are. */
    private final Map<String, Object> kafka;

    @ConfigProperty(name = "shequ.service")
    String service;

    private final PersonKeySender keys;

    OutboxRelay(@Identifier("default-kafka-broker") Map<String, Object> kafka, PersonKeySender keys) {
        this.kafka = kafka;
        this.keys = keys;
    }

    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    void start(@Observes @Priority(2000) StartupEvent event) {
        running = true;
        thread = Thread.ofPlatform().daemon().name("outbox-relay").start(this::run);
    }

    void stop(@Observes @Priority(10) ShutdownEvent event) throws InterruptedException {
        running = false;
        wake();
        var current = thread;
        if (current != null) {
            current.join(Duration.ofSeconds(5).toMillis());
        }
    }

    /** Tells the relay that something was committed. */
    public void wake() {
        if (work.availablePermits() == 0) {
            work.release();
        }
    }

    private void run() {
        while (running) {
            try (var publisher = new KafkaPublisher(kafka, service, keys)) {
                publishWith(publisher);
            } catch (RuntimeException e) { // such as a broker whose name is not known yet
                LOG.error("outbox relay failed and tries again", e);
                pause(STANDBY);
            }
        }
    }

    private void publishWith(KafkaPublisher publisher) {
        while (running) {
            try (Connection connection = DriverManager.getConnection(url, user, password)) {
                lead(connection, publisher);
            } catch (SQLException e) {
                LOG.warnf("outbox relay lost its database connection and tries again: %s", e.getMessage());
                pause(STANDBY);
            }
        }
    }

    private void lead(Connection connection, KafkaPublisher publisher) throws SQLException {
        var untold = true; // what woke this relay while it still believed that it led
        while (running && !lock(connection)) {
            if (untold) {
                Notices.send(connection);
                gather();
            }
            untold = pause(STANDBY);
        }
        try (var notices = new Notices(url, user, password, this::wake)) {
            LOG.debugf("outbox relay leads, hears %s", notices);
            sendAsLongAsItRuns(new PendingEvents(connection), publisher);
        }
    }

    private void sendAsLongAsItRuns(PendingEvents pending, KafkaPublisher publisher) throws SQLException {
        var rest = shortestRest;
        while (running) {
            var begun = System.nanoTime();
            if (publisher.publish(pending) > 0) {
                gather();
                rest = shortestRest;
                continue;
            }
            var looking = Duration.ofNanos((System.nanoTime() - begun) * REST_AFTER_A_VAIN_LOOK);
            var woken = pause(publisher.untilNextTry(longer(rest, looking)));
            rest = woken ? shortestRest : shorter(rest.multipliedBy(2), longestRest);
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
            statement.setLong(1, LEADER_LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private void gather() {
        try {
            Thread.sleep(GATHERING);
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether it was woken. */
    private boolean pause(Duration duration) {
        try {
            var woken = work.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
            work.drainPermits();
            return woken;
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** False when its thread has died, which nothing but a start of the service cures. */
    public boolean alive() {
        var current = thread;
        return current != null && current.isAlive();
    }

    /** How much waits to be sent, and since when. */
    public record Backlog(long events, double oldestSeconds) {}

    /** Measures the backlog now. */
    public Backlog backlog(Connection connection, java.time.Instant now) throws SQLException {
        try (var statement = connection.prepareStatement("""
                SELECT count(*), coalesce(extract(epoch FROM ? - min(e.recorded_at)), 0)
                FROM (SELECT id FROM outbox_pending ORDER BY id LIMIT 100000) p JOIN event_log e USING (id)""")) {
            statement.setObject(1, now.atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                row.next();
                return new Backlog(row.getLong(1), row.getDouble(2));
            }
        }
    }
}
