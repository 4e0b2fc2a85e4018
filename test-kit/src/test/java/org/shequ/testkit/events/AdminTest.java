package org.shequ.testkit.events;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.personnel.UnitChanged;
import org.shequ.kit.database.Database;
import org.shequ.kit.inbox.ParkedEvents;
import org.shequ.kit.inbox.ParkedEvents.ParkedView;
import org.shequ.testkit.ServersResource;
import org.shequ.testkit.TestKafka;
import org.shequ.testkit.Tokens;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** What operators order over HTTP happens, and is on record under their own names. */
@QuarkusTest
@WithTestResource(ServersResource.class)
class AdminTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TestHTTPResource(value = "", management = true)
    URI root;

    @Inject
    RecordingConsumer consumer;

    @Inject
    ParkedEvents parked;

    @Inject
    Database database;

    private String subject = "";

    @BeforeEach
    void beSomebodyNew() {
        subject = "operator-" + UUID.randomUUID();
    }

    @Test
    void an_event_is_tried_again_and_given_up() {
        var unit = EventsTest.unit(EventsTest.code());
        consumer.failing.add(unit.code());
        TestKafka.publish(unit, 1);
        TestKafka.publish(unit, 2);
        await().atMost(LIMIT).until(() -> parkedOf(unit).size() == 2);
        var first = parkedOf(unit).getFirst().id();
        var second = parkedOf(unit).getLast().id();

        order("/admin/inbox/parked/" + first + "/retry").statusCode(200);
        order("/admin/inbox/parked/" + second + "/discard?reason=too+early")
                .statusCode(409)
                .body("code", equalTo("CONFLICT"));
        order("/admin/inbox/parked/" + first + "/discard?reason=sent+by+mistake")
                .statusCode(200);
        order("/admin/inbox/parked/" + first + "/discard?reason=again").statusCode(404);
        assertEquals(List.of("event-discarded", "event-retried"), recorded());
        assertEquals(
                1,
                database.number(
                        "SELECT count(*) FROM audit_log WHERE actor = ? AND details::jsonb->>'reason' = 'sent by mistake'",
                        subject));
        consumer.failing.remove(unit.code());
    }

    @Test
    void a_projection_is_rebuilt_and_a_consumer_that_decides_is_not() {
        order("/admin/consumers/recording/rebuild").statusCode(200).body("rebuilding", equalTo("recording"));
        order("/admin/consumers/" + DeterminationConsumer.NAME + "/rebuild")
                .statusCode(409)
                .body("code", equalTo("CONFLICT"));
        assertEquals(List.of("consumer-rebuilt"), recorded());
    }

    @Test
    void a_topic_is_replayed() {
        order("/admin/outbox/replay?fromId=0&topic=" + Topics.QUOTA_PLACE).statusCode(200);
        order("/admin/outbox/replay?fromId=0&topic=" + Topics.PERSONNEL_UNIT).statusCode(404);
        assertEquals(List.of("topic-replayed"), recorded());
    }

    @Test
    void a_comparison_is_on_record() {
        order("/admin/reconciliation").statusCode(200);
        assertEquals(List.of("events-reconciled"), recorded());
    }

    private ValidatableResponse order(String path) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .header("Authorization", Tokens.of("operator").subject(subject).bearer())
                .post("http://" + root.getAuthority() + path)
                .then();
    }

    private List<String> recorded() {
        return database.list(
                "SELECT action FROM audit_log WHERE actor = ? ORDER BY action", row -> row.getText("action"), subject);
    }

    private List<ParkedView> parkedOf(UnitChanged unit) {
        return parked.list(0, 500).stream()
                .filter(p -> p.aggregateId().equals(unit.code()))
                .toList();
    }
}
