package org.shequ.testkit.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.kit.outbox.Outbox;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestServers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Two replicas, one of which the test plays: what either commits is sent at once, though only one of them sends. The relay
 * rests for minutes here ({@code shequ.outbox.rest.shortest}), so that nothing but a notice ends its rest in time.
 */
@QuarkusTest
@WithTestResource(ServersResource.class)
class RelayTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final int SOON_ENOUGH = 3000;
    private static final String LEADER_LOCK = "1587412993"; // 0x5e9e0001

    @Inject
    Outbox outbox;

    @Test
    void what_another_replica_commits_is_sent_as_soon_as_it_tells() throws SQLException {
        var account = UUID.randomUUID();
        publish(account);
        await().atMost(LIMIT).until(() -> sent(account) == 1);
        await().pollDelay(Duration.ofSeconds(2)).until(() -> true); // whatever still woke it is over: it rests
        try (var other = connect();
                var statement = other.createStatement()) {
            statement.execute(
                    "INSERT INTO outbox_pending SELECT id FROM event_log WHERE aggregate_id = '" + account + "'");
            statement.execute("NOTIFY outbox");
        }
        await().atMost(LIMIT).until(() -> sent(account) == 2);
    }

    @Test
    void a_replica_that_does_not_send_tells_the_one_that_does() throws SQLException {
        var account = UUID.randomUUID();
        try (var other = connect()) {
            lead(other);
            try (var statement = other.createStatement()) {
                statement.execute("LISTEN outbox");
            }
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true); // the one that led has its connection again
            publish(account);
            var notices = other.unwrap(PGConnection.class).getNotifications(SOON_ENOUGH);
            assertTrue(notices.length > 0, "nobody told");
        }
        await().atMost(LIMIT).until(() -> sent(account) == 1);
    }

    /** Takes the lead from the application's relay, which gets a new connection and stands by. */
    private static void lead(Connection connection) throws SQLException {
        var wanted = " FROM pg_locks WHERE locktype = 'advisory' AND objid = " + LEADER_LOCK
                + " AND pid <> pg_backend_pid()";
        try (var statement = connection.createStatement()) {
            statement.execute("SET lock_timeout = '20s'");
            var taker = Thread.ofPlatform().start(() -> endLeader(wanted));
            statement.execute("SELECT pg_advisory_lock(" + LEADER_LOCK + ")");
            taker.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void endLeader(String wanted) {
        await().pollDelay(Duration.ofMillis(500)).until(() -> true); // whoever waits for the lock gets it
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_terminate_backend(pid)" + wanted + " AND granted");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish(UUID account) {
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.publish(
                        new AccountChanged(account, AccountKind.STAFFING, "320613", null, 1, 0, 0, 0, 0, 1)));
    }

    private static int sent(UUID account) {
        return TestKafka.events(AccountChanged.class, event -> event.accountId().equals(account))
                .size();
    }

    private static Connection connect() throws SQLException {
        var database = TestServers.database(ConfigProvider.getConfig().getValue("shequ.service", String.class));
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}
