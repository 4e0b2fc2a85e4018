package org.shequ.testkit.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.contracts.event.quota.AccountChanged;
import org.shequ.contracts.vocabulary.AccountKind;
import org.shequ.contracts.vocabulary.UnitKind;
import org.shequ.contracts.vocabulary.UnitStatus;
import org.shequ.kit.inbox.Inboxes;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.outbox.Outbox;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Outbox, relay, inbox, park, poison, rebuild and change feed, on the real database and the real broker. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class EventsTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Outbox outbox;

    @Inject
    RecordingConsumer consumer;

    @Inject
    Inboxes inboxes;

    @Inject
    ParkedEvents parked;

    @Inject
    DataSource database;

    @Test
    void an_event_leaves_with_the_change_that_it_tells_of() {
        var account = account(UUID.randomUUID(), 1);
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(account));

        var published = TestKafka.awaitPublished(AccountChanged.class, account::equals);
        assertEquals(1, published.headers().version());
        assertEquals("/quota", published.headers().source());
    }

    @Test
    void a_change_that_is_rolled_back_tells_nothing() {
        var lost = account(UUID.randomUUID(), 1);
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.publish(lost);
                    throw new IllegalStateException("no");
                }));
        var later = account(UUID.randomUUID(), 1);
        QuarkusTransaction.requiringNew().run(() -> outbox.publish(later));

        TestKafka.awaitEvent(AccountChanged.class, later::equals);
        assertTrue(TestKafka.events(AccountChanged.class, lost::equals).isEmpty());
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        assertThrows(IllegalStateException.class, () -> outbox.publish(account(UUID.randomUUID(), 1)));
    }

    @Test
    void sixteen_writers_on_one_aggregate_lose_no_version_and_swap_none() throws InterruptedException {
        var id = UUID.randomUUID();
        try (var writers = Executors.newFixedThreadPool(16)) {
            IntStream.range(0, 160)
                    .forEach(n -> writers.submit(
                            () -> QuarkusTransaction.requiringNew().run(() -> outbox.publish(account(id, n)))));
        }
        await().atMost(LIMIT)
                .until(() -> TestKafka.events(
                                        AccountChanged.class, e -> e.accountId().equals(id))
                                .size()
                        == 160);
        var versions = TestKafka.events(AccountChanged.class, e -> e.accountId().equals(id)).stream()
                .map(p -> p.headers().version())
                .toList();
        assertEquals(LongStream.rangeClosed(1, 160).boxed().toList(), versions);
    }

    @Test
    void a_load_of_events_is_sent_whole_with_versions_that_go_on() {
        var ids = IntStream.range(0, 300).mapToObj(n -> UUID.randomUUID()).toList();
        var first = ids.stream().map(id -> account(id, 1)).toList();
        var second = ids.stream().map(id -> account(id, 2)).toList();
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.publishFirst(first);
            outbox.publishAll(second);
        });
        assertThrows(
                RuntimeException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> outbox.publishFirst(first)),
                "what was published before does not begin");

        var mine = Set.copyOf(ids);
        await().atMost(LIMIT)
                .until(() -> TestKafka.events(AccountChanged.class, e -> mine.contains(e.accountId()))
                                .size()
                        == 600);
        TestKafka.events(AccountChanged.class, e -> mine.contains(e.accountId()))
                .forEach(sent -> assertEquals(
                        (long) sent.event().approved(), sent.headers().version()));
    }

    @Test
    void many_events_of_one_transaction_keep_their_order_within_an_aggregate() {
        var id = UUID.randomUUID();
        var events = IntStream.range(0, 5).mapToObj(n -> account(id, n)).toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(events));

        await().atMost(LIMIT)
                .until(() -> TestKafka.events(
                                        AccountChanged.class, e -> e.accountId().equals(id))
                                .size()
                        == 5);
        assertEquals(
                List.of(0, 1, 2, 3, 4),
                TestKafka.events(AccountChanged.class, e -> e.accountId().equals(id)).stream()
                        .map(p -> p.event().approved())
                        .toList());
    }

    @Test
    void a_duplicate_is_applied_once_and_a_late_version_waits_for_its_turn() {
        var unit = unit(code());
        var third = TestKafka.publish(unit, 3);
        var first = TestKafka.publish(unit, 1);
        TestKafka.publish(first);
        TestKafka.publish(unit, 2);
        TestKafka.publish(third);

        await().atMost(LIMIT).until(() -> consumer.versionsOf(unit.code()).size() >= 3);
        assertEquals(List.of(1L, 2L, 3L), consumer.versionsOf(unit.code()));
        await().atMost(LIMIT).until(() -> parkedOf(unit.code()).isEmpty());
    }

    @Test
    void an_event_that_cannot_be_applied_holds_up_its_own_aggregate_only() {
        var stuck = unit(code());
        var free = unit(code());
        consumer.failing.add(stuck.code());
        TestKafka.publish(stuck, 1);
        TestKafka.publish(stuck, 2);
        TestKafka.publish(free, 1);

        await().atMost(LIMIT).until(() -> consumer.versionsOf(free.code()).equals(List.of(1L)));
        await().atMost(LIMIT).until(() -> parkedOf(stuck.code()).size() == 2);
        assertTrue(parkedOf(stuck.code()).getFirst().error().contains("is not wanted yet"));
        assertTrue(consumer.versionsOf(stuck.code()).isEmpty());

        var first = parkedOf(stuck.code()).getFirst().id();
        assertTrue(parked.retry(first));
        consumer.failing.remove(stuck.code());
        parked.retry(first); // unless its turn has come by itself meanwhile
        await().atMost(LIMIT).until(() -> consumer.versionsOf(stuck.code()).equals(List.of(1L, 2L)));
        await().atMost(LIMIT).until(() -> parkedOf(stuck.code()).isEmpty());
    }

    @Test
    void what_an_operator_gives_up_is_skipped_and_audited() {
        var unit = unit(code());
        consumer.failing.add(unit.code());
        TestKafka.publish(unit, 1);
        await().atMost(LIMIT).until(() -> parkedOf(unit.code()).size() == 1);

        assertTrue(parked.discard(parkedOf(unit.code()).getFirst().id(), "sent by mistake"));
        consumer.failing.remove(unit.code());
        TestKafka.publish(unit, 2);
        await().atMost(LIMIT).until(() -> consumer.versionsOf(unit.code()).equals(List.of(2L)));
        assertEquals(
                1, count("SELECT count(*) FROM audit_log WHERE action = 'event-discarded' AND actor = 'system:quota'"));
    }

    @Test
    void a_message_that_cannot_be_read_goes_to_the_poison_table_and_stops_nobody() {
        var before = inboxes.counts().get("poison");
        TestKafka.send(new ProducerRecord<>(
                Topics.PERSONNEL_UNIT, "garbage", "not an event".getBytes(StandardCharsets.UTF_8)));
        var after = unit(code());
        TestKafka.publish(after, 1);

        await().atMost(LIMIT).until(() -> consumer.versionsOf(after.code()).equals(List.of(1L)));
        await().atMost(LIMIT).until(() -> inboxes.counts().get("poison") == before + 1);
    }

    @Test
    void a_rebuilt_projection_holds_each_version_once_again() {
        var unit = unit(code());
        TestKafka.publish(unit, 1);
        TestKafka.publish(unit, 2);
        await().atMost(LIMIT).until(() -> consumer.versionsOf(unit.code()).equals(List.of(1L, 2L)));

        inboxes.rebuild("recording");
        TestKafka.publish(unit, 3);
        await().atMost(LIMIT).until(() -> consumer.versionsOf(unit.code()).equals(List.of(1L, 2L, 3L)));
    }

    @Test
    void the_application_may_neither_change_nor_delete_the_log() {
        for (var forbidden : List.of("UPDATE event_log SET type = 'x'", "DELETE FROM event_log")) {
            assertThrows(Exception.class, () -> {
                try (var connection = database.getConnection();
                        var statement = connection.createStatement()) {
                    statement.execute(forbidden);
                }
            });
        }
    }

    @Test
    void the_change_feed_gives_all_events_in_order_and_goes_on_from_its_cursor() {
        String since = null;
        for (var earlier = feed(null, 500); ; earlier = feed(since, 500)) {
            since = earlier.getString("next");
            if (earlier.getList("items").isEmpty()) {
                break;
            }
        }
        var id = UUID.randomUUID();
        var events = IntStream.range(0, 3).mapToObj(n -> account(id, n)).toList();
        QuarkusTransaction.requiringNew().run(() -> outbox.publishAll(events));
        await().atMost(LIMIT)
                .until(() -> count("SELECT count(*) FROM change_feed f JOIN event_log e ON e.id = f.log_id"
                                + " WHERE e.aggregate_id = '" + id + "'")
                        == 3);
        var seen = new java.util.ArrayList<Integer>();
        boolean more = true;
        while (more) {
            var page = feed(since, 2);
            List<java.util.Map<String, Object>> items = page.getList("items");
            items.stream()
                    .filter(item -> id.toString().equals(item.get("subject")))
                    .forEach(item -> seen.add((Integer) item.get("aggversion")));
            since = page.getString("next");
            more = !items.isEmpty();
        }
        assertEquals(List.of(1, 2, 3), seen);
        assertFalse(since.isEmpty());
        feedRequest(since + "x", 2).get("/quota/v1/changes").then().statusCode(400);
    }

    private static JsonPath feed(@Nullable String since, int limit) {
        return feedRequest(since, limit)
                .get("/quota/v1/changes")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static RequestSpecification feedRequest(@Nullable String since, int limit) {
        var request = RestAssured.given()
                .auth()
                .oauth2(Tokens.of("system").scope("*").subject("payroll").sign())
                .queryParam("limit", limit);
        return since == null ? request : request.queryParam("since", since);
    }

    private List<ParkedEvents.ParkedView> parkedOf(String code) {
        return parked.list(0, 500).stream()
                .filter(p -> p.aggregateId().equals(code))
                .toList();
    }

    private long count(String query) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(query);
                var row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String code() {
        return Long.toString(100_000_000_000L + (UUID.randomUUID().getMostSignificantBits() >>> 30));
    }

    static UnitChanged unit(String code) {
        return new UnitChanged(
                code, "社区", UnitKind.COMMUNITY, "320613002", UnitStatus.ACTIVE, "111", LocalDate.EPOCH, null, null);
    }

    private static AccountChanged account(UUID id, int approved) {
        return new AccountChanged(id, AccountKind.STAFFING, "320613002004", null, approved, 0, 0, 0, 0, approved);
    }
}
