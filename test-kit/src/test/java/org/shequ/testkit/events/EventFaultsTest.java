package org.shequ.testkit.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.event.selection.AppointmentClosed;
import org.shequ.contracts.event.selection.AppointmentOutcome;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.Inboxes;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.outbox.Outbox;
import org.shequ.local.PostgresServer;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.TestServers;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What must not happen, and what happens when it does all the same. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class EventFaultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** More than a page of the relay, so that what is held up and what would overtake it are read apart. */
    private static final int OTHERS = 1_500;

    private static final int BACKLOG = 20_000;

    private static final String TOO_LARGE = "3".repeat(2_000_000);

    @Inject
    Outbox outbox;

    @Inject
    Database database;

    @Inject
    Inboxes inboxes;

    @Inject
    ParkedEvents parked;

    @Inject
    RecordingConsumer recording;

    @Inject
    ClosingConsumer consumer;

    @Test
    void an_event_that_cannot_be_sent_holds_up_its_own_aggregate_only() {
        var stuck = UUID.randomUUID();
        var others = "other-" + UUID.randomUUID();
        var events = new ArrayList<AccountChanged>();
        events.add(account(stuck, TOO_LARGE));
        for (int i = 0; i < OTHERS; i++) {
            events.add(account(UUID.randomUUID(), others));
        }
        events.add(account(stuck, "small"));
        QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(events));
        try {
            await().atMost(LIMIT).until(() -> sent(others) == OTHERS);
            await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> pending(stuck) == 2);
            assertTrue(TestKafka.events(AccountChanged.class, e -> e.accountId().equals(stuck))
                    .isEmpty());
            assertEquals(0, fed(stuck), "nor does the change feed tell of it");
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> database.update(
                            "DELETE FROM outbox_pending WHERE id IN (SELECT id FROM event_log WHERE aggregate_id = ?)",
                            stuck.toString()));
        }
    }

    @Test
    void what_the_relay_has_removed_does_not_stay_in_its_way() {
        var before = vacuums();
        var some = "some-" + UUID.randomUUID();
        var events = new ArrayList<AccountChanged>();
        for (int i = 0; i < 5_000; i++) {
            events.add(account(UUID.randomUUID(), some));
        }
        QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(events));
        await().atMost(LIMIT).until(() -> vacuums() > before);
    }

    /** By statistics of an empty table the server would read all that waits, for every page of it. */
    @Test
    void a_backlog_is_read_page_by_page_from_its_index() throws SQLException {
        asOwner("VACUUM ANALYZE outbox_pending");
        var before = reads("idx_tup_read");
        var whole = reads("seq_tup_read");
        var some = "some-" + UUID.randomUUID();
        var events = new ArrayList<AccountChanged>();
        for (int i = 0; i < BACKLOG; i++) {
            events.add(account(UUID.randomUUID(), some));
        }
        QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(events));
        await().atMost(LIMIT).until(() -> reads("idx_tup_read") >= before + BACKLOG);
        long passedOver = reads("seq_tup_read") - whole;
        assertTrue(passedOver < BACKLOG, () -> passedOver + " rows were read in vain");
    }

    private static void asOwner(String sql) throws SQLException {
        var owner = TestServers.database(ConfigProvider.getConfig().getValue("shequ.service", String.class));
        try (var connection = DriverManager.getConnection(owner.jdbcUrl(), owner.owner(), owner.ownerPassword());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long reads(String counter) {
        return database.number("""
                SELECT CASE ? WHEN 'seq_tup_read' THEN t.seq_tup_read ELSE i.idx_tup_read END
                FROM pg_stat_user_tables t JOIN pg_stat_user_indexes i USING (relid)
                WHERE t.relname = 'outbox_pending'""", counter);
    }

    private long vacuums() {
        return database.number("SELECT vacuum_count FROM pg_stat_user_tables WHERE relname = 'outbox_pending'");
    }

    @Test
    void a_version_that_leaves_one_out_waits_although_the_aggregate_is_known() {
        var unit = unit();
        TestKafka.publish(unit, 1);
        await().atMost(LIMIT).until(() -> recording.versionsOf(unit.code()).equals(List.of(1L)));
        TestKafka.publish(unit, 3);
        await().atMost(LIMIT)
                .until(() -> parked.list(0, 500).stream()
                        .anyMatch(p -> p.aggregateId().equals(unit.code()) && p.attempts() > 0));
        TestKafka.publish(unit, 2);
        await().atMost(LIMIT).until(() -> recording.versionsOf(unit.code()).equals(List.of(1L, 2L, 3L)));
    }

    @Test
    void two_events_under_one_version_stop_the_consumer_before_it_applies_anything_more() {
        var forked = UUID.randomUUID();
        var first = TestKafka.publish(closed(forked), 1);
        await().atMost(LIMIT).until(() -> consumer.closed.contains(forked));
        TestKafka.publish(first);
        var next = UUID.randomUUID();
        TestKafka.publish(closed(next), 1);
        await().atMost(LIMIT).until(() -> consumer.closed.contains(next));
        assertEquals(true, inboxes.states().get(ClosingConsumer.NAME), "the same event twice is no fork");

        assertNotEquals(
                first.headers().id(),
                TestKafka.publish(closed(forked), 1).headers().id());
        await().atMost(LIMIT).until(() -> Boolean.FALSE.equals(inboxes.states().get(ClosingConsumer.NAME)));
        var later = UUID.randomUUID();
        TestKafka.publish(closed(later), 1);
        await().during(Duration.ofSeconds(1)).atMost(LIMIT).until(() -> consumer.closed.equals(List.of(forked, next)));
        assertTrue(database.get(
                        "SELECT stopped FROM inbox_consumers WHERE consumer = ?",
                        row -> row.getText("stopped"),
                        ClosingConsumer.NAME)
                .startsWith("FORK at "));
    }

    /** Longer than a consumer waits before it starts again: it starts again while there is no database. */
    @Test
    void a_database_that_is_away_for_a_while_stops_no_consumer_and_no_relay() throws SQLException {
        var unit = unit();
        TestKafka.publish(unit, 1);
        await().atMost(LIMIT).until(() -> recording.versionsOf(unit.code()).equals(List.of(1L)));
        var account = UUID.randomUUID();
        letIn(false);
        try {
            TestKafka.publish(unit, 2);
            await().pollDelay(Duration.ofSeconds(4)).atMost(LIMIT).until(() -> true);
        } finally {
            letIn(true);
        }
        await().atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> recording.versionsOf(unit.code()).equals(List.of(1L, 2L)));
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(account(account, "after")));
        await().atMost(LIMIT)
                .until(() -> TestKafka.events(
                                        AccountChanged.class, e -> e.accountId().equals(account))
                                .size()
                        == 1);
    }

    /** The application's connections are cut, and it gets no new ones; or it gets them again. */
    private static void letIn(boolean open) throws SQLException {
        var server = TestServers.database(ConfigProvider.getConfig().getValue("shequ.service", String.class));
        var name = server.jdbcUrl().replaceAll(".*/([^/?]+).*", "$1");
        var superuser = PostgresServer.SUPERUSER;
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), superuser, superuser);
                var statement = connection.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " CONNECTION LIMIT " + (open ? -1 : 0));
            if (!open) {
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '"
                        + server.user() + "'");
            }
        }
    }

    private static UnitChanged unit() {
        var code = Long.toString(200_000_000_000L + (UUID.randomUUID().getMostSignificantBits() >>> 30));
        return new UnitChanged(
                code, "社区", UnitKind.COMMUNITY, "320613002", UnitStatus.ACTIVE, "111", LocalDate.EPOCH, null, null);
    }

    private static AccountChanged account(UUID id, String unit) {
        return new AccountChanged(id, AccountKind.STAFFING, unit, null, 1, 0, 0, 0, 0, 1);
    }

    private static AppointmentClosed closed(UUID appointment) {
        return new AppointmentClosed(appointment, UUID.randomUUID(), UUID.randomUUID(), AppointmentOutcome.values()[0]);
    }

    private long sent(String unit) {
        return database.number(
                "SELECT count(*) FROM change_feed f JOIN event_log e ON e.id = f.log_id"
                        + " WHERE e.payload ->> 'unitCode' = ?",
                unit);
    }

    private long pending(UUID account) {
        return database.number(
                "SELECT count(*) FROM outbox_pending p JOIN event_log e USING (id) WHERE e.aggregate_id = ?",
                account.toString());
    }

    private long fed(UUID account) {
        return database.number(
                "SELECT count(*) FROM change_feed f JOIN event_log e ON e.id = f.log_id WHERE e.aggregate_id = ?",
                account.toString());
    }
}
