package org.shequ.testkit;

import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.quota.PlaceOccupied;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServersResourceTest {
    private final UUID request = UUID.randomUUID();
    private final UUID secondPlace = UUID.randomUUID();

    @Test
    void a_service_gets_a_migrated_database_that_it_may_use_but_not_change() throws SQLException {
        var settings = settings("quota");
        try (var connection = DriverManager.getConnection(
                        settings.get("shequ.db.url"),
                        settings.get("shequ.db.user"),
                        settings.get("shequ.db.password"));
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery("select count(*) from event_log")) {
                assertTrue(rows.next());
            }
            assertThrows(SQLException.class, () -> statement.execute("drop table event_log"));
        }
    }

    @Test
    void servers_are_started_once_and_each_service_has_its_own_database() {
        var quota = settings("quota");
        var selection = settings("selection");
        assertEquals(quota.get("shequ.kafka.bootstrap"), selection.get("shequ.kafka.bootstrap"));
        assertEquals(quota.get("shequ.privacy.keys"), selection.get("shequ.privacy.keys"));
        assertEquals(
                String.valueOf(quota.get("shequ.db.url")).replace("/quota", "/selection"),
                selection.get("shequ.db.url"));
    }

    @Test
    void what_one_publishes_another_reads_with_consecutive_versions() {
        settings("quota");
        TestKafka.publish(occupied(UUID.randomUUID()), occupied(secondPlace));
        var second = TestKafka.awaitPublished(
                PlaceOccupied.class,
                event -> event.placeRequestId().equals(request)
                        && event.placeId().equals(secondPlace));
        assertEquals(2, second.headers().version());
        assertEquals("quota.place-occupied", second.headers().type());
        assertEquals("/quota", second.headers().source());

        TestKafka.publish(second);
        var all = TestKafka.events(
                PlaceOccupied.class, event -> event.placeRequestId().equals(request));
        assertEquals(
                List.of(1L, 2L, 2L),
                all.stream().map(published -> published.headers().version()).toList());
    }

    @Test
    void what_is_no_event_is_skipped_when_events_are_read() {
        settings("quota");
        TestKafka.send(new ProducerRecord<>(Topics.QUOTA_PLACE, "key", new byte[] {1}));
        TestKafka.publish(occupied(secondPlace));
        TestKafka.awaitEvent(
                PlaceOccupied.class, event -> event.placeRequestId().equals(request));
    }

    private PlaceOccupied occupied(UUID place) {
        return new PlaceOccupied(request, place, UUID.randomUUID());
    }

    private static Map<String, String> settings(String service) {
        var resource = new ServersResource();
        resource.init(Map.of("shequ.service", service));
        return resource.start();
    }
}
