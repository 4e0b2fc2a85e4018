package org.shequ.testkit.events;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.DeterminationApproved;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.inbox.ParkedEvents.ParkedView;
import org.shequ.kit.outbox.Outbox;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.Tokens;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The publisher is the service itself, asked over HTTP on its management port; Kafka and the database lie between. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class ReconcilerTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String PEERS = "shequ.reconciler.peers.";

    @TestHTTPResource(value = "", management = true)
    URI managementRoot;

    private String management = "";

    @Inject
    Outbox outbox;

    @Inject
    DeterminationConsumer consumer;

    @Inject
    ParkedEvents parked;

    @Inject
    Database database;

    @BeforeEach
    void knowThePublisher() {
        management = "http://" + managementRoot.getAuthority();
        System.setProperty(PEERS + "quota", management);
        publish(UUID.randomUUID(), 1);
        awaitReconciled();
    }

    @AfterEach
    void forgetThePublishers() {
        System.clearProperty(PEERS + "quota");
        System.clearProperty(PEERS + "personnel");
    }

    @Test
    void where_all_is_applied_it_is_silent() {
        publish(UUID.randomUUID(), 3);
        awaitReconciled();
        for (int look = 0; look < 5; look++) {
            assertFalse(alarming());
        }
        assertEquals(0, unreconciled());
    }

    @Test
    void a_parked_event_alarms_through_all_traffic_until_it_is_applied() {
        var stuck = UUID.randomUUID();
        consumer.failing.add(stuck);
        publish(stuck, 1);
        await().atMost(LIMIT).until(() -> parkedOf(stuck).isPresent());
        assertFalse(alarming(), "the first look may find events under way");
        for (int look = 0; look < 3; look++) {
            var other = UUID.randomUUID();
            publish(other, 2);
            await().atMost(LIMIT).until(() -> appliedOf(other) == 2);
            compare();
        }
        assertTrue(alarming());
        assertEquals(1, unreconciled());

        consumer.failing.remove(stuck);
        assertTrue(parked.retry(parkedOf(stuck).orElseThrow().id()));
        await().atMost(LIMIT).until(() -> appliedOf(stuck) == 1);
        assertFalse(alarming());
        assertEquals(0, unreconciled());
    }

    @Test
    void a_consumer_that_stands_still_alarms_until_it_has_caught_up() {
        var determination = UUID.randomUUID();
        consumer.gate.acquireUninterruptibly();
        try {
            publish(determination, 5);
            awaitAlarm();
            assertEquals(5, unreconciled());
        } finally {
            consumer.gate.release();
        }
        await().atMost(LIMIT).until(() -> appliedOf(determination) == 5);
        assertFalse(alarming());
        assertEquals(0, unreconciled());
    }

    @Test
    void an_event_that_was_logged_but_never_sent_alarms_until_the_topic_is_replayed() {
        var lost = determination(UUID.randomUUID(), 1);
        QuarkusTransaction.requiringNew().run(() -> {
            database.update(
                    "INSERT INTO event_aggregates (aggregate_type, aggregate_id, version)"
                            + " VALUES ('determination', ?, 1)",
                    lost.aggregateId());
            database.update(
                    "INSERT INTO event_log (event_id, aggregate_type, aggregate_id, aggregate_version, type, topic,"
                            + " headers, payload, recorded_at) VALUES (?, 'determination', ?, 1,"
                            + " 'quota.determination-approved', ?, '{}', ?::jsonb, now())",
                    UUID.randomUUID(),
                    lost.aggregateId(),
                    Topics.QUOTA_DETERMINATION,
                    EventJson.write(lost));
        });
        awaitAlarm();
        assertEquals(1, unreconciled());

        operator()
                .post(management + "/admin/outbox/replay?topic=" + Topics.QUOTA_DETERMINATION)
                .then()
                .statusCode(200);
        await().atMost(LIMIT).until(() -> appliedOf(lost.determinationId()) == 1);
        assertFalse(alarming());
        assertEquals(0, unreconciled());
    }

    @Test
    void a_consumer_that_holds_what_the_log_has_lost_alarms() {
        var unknown = UUID.randomUUID().toString();
        QuarkusTransaction.requiringNew()
                .run(() -> database.update(
                        "INSERT INTO inbox_positions (consumer, topic, aggregate_id, version) VALUES (?, ?, ?, 2)",
                        DeterminationConsumer.NAME,
                        Topics.QUOTA_DETERMINATION,
                        unknown));
        awaitAlarm();
        assertEquals(2, unreconciled());
        assertEquals(-2, comparison().getLong("difference"));

        QuarkusTransaction.requiringNew()
                .run(() -> database.update("DELETE FROM inbox_positions WHERE aggregate_id = ?", unknown));
        assertFalse(alarming());
        assertEquals(0, unreconciled());
    }

    @Test
    void a_publisher_that_does_not_answer_is_counted_and_hides_no_other() {
        System.setProperty(PEERS + "personnel", "http://localhost:1");
        compare();
        var comparisons = compare();
        assertEquals(2, gauge("shequ_reconciler_unanswered{publisher=\"personnel\"}"));
        assertEquals(0, gauge("shequ_reconciler_unanswered{publisher=\"quota\"}"));
        assertEquals(List.of(DeterminationConsumer.NAME), comparisons.getList("comparisons.consumer"));
    }

    private void publish(UUID determination, int times) {
        for (int i = 0; i < times; i++) {
            var event = determination(determination, i);
            QuarkusTransaction.requiringNew().run(() -> outbox.publish(event));
        }
    }

    private static DeterminationApproved determination(UUID id, int total) {
        return new DeterminationApproved(id, "320613", "崇政发〔2026〕8号", total, 1, LocalDate.EPOCH);
    }

    private static RequestSpecification operator() {
        return RestAssured.given().header("Authorization", Tokens.of("operator").bearer());
    }

    private JsonPath compare() {
        return operator()
                .post(management + "/admin/reconciliation")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private JsonPath comparison() {
        return compare().setRootPath("comparisons.find { it.consumer == '" + DeterminationConsumer.NAME + "' }");
    }

    private boolean alarming() {
        return comparison().getBoolean("alarming");
    }

    private void awaitReconciled() {
        await().ignoreExceptions().atMost(LIMIT).until(() -> comparison().getLong("difference") == 0);
    }

    private void awaitAlarm() {
        await().ignoreExceptions().atMost(LIMIT).until(this::alarming);
    }

    private double unreconciled() {
        return gauge("shequ_inbox_unreconciled{consumer=\"" + DeterminationConsumer.NAME + "\",topic=\""
                + Topics.QUOTA_DETERMINATION + "\"}");
    }

    private double gauge(String name) {
        return RestAssured.given()
                .get(management + "/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    private long appliedOf(UUID determination) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.number(
                        "SELECT coalesce(max(version), 0) FROM inbox_positions WHERE consumer = ? AND aggregate_id = ?",
                        DeterminationConsumer.NAME,
                        determination.toString()));
    }

    private Optional<ParkedView> parkedOf(UUID determination) {
        return parked.list(0, 500).stream()
                .filter(p -> p.aggregateId().equals(determination.toString()))
                .findFirst();
    }
}
