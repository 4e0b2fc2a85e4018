package org.shequ.local;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.contracts.event.Topics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServersTest {
    @TempDir
    Path directory;

    @Test
    void postgres_is_version_18_in_utf8_with_collation_c_and_keeps_its_data() throws SQLException {
        var options = new PostgresServer.Options(directory.resolve("data"), 0, true, directory.resolve("log"));
        PostgresServer.Database database;
        long pid;
        try (var server = PostgresServer.start(options)) {
            database = server.database("quota");
            pid = server.pid();
            try (var connection = open(database.jdbcUrl(), database.owner())) {
                assertTrue(text(connection, "show server_version").startsWith("18."));
                assertEquals("on", text(connection, "show fsync"));
                assertEquals("on", text(connection, "show synchronous_commit"));
                assertEquals("200", text(connection, "show max_connections"));
                assertEquals(
                        "UTF8 C",
                        text(
                                connection,
                                "select pg_encoding_to_char(encoding) || ' ' || datcollate from pg_database where datname = current_database()"));
                connection.createStatement().execute("create table kept (name text)");
                connection.createStatement().execute("insert into kept values ('洪济社区')");
            }
        }
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false), "the server must be gone");
        try (var server = PostgresServer.start(options)) {
            var again = server.database("quota");
            try (var connection = open(again.jdbcUrl(), again.owner())) {
                assertEquals("洪济社区", text(connection, "select name from kept"));
            }
        }
    }

    @Test
    void a_service_cannot_open_another_services_database() throws SQLException {
        try (var server = PostgresServer.start(PostgresServer.Options.forTests())) {
            var quota = server.database("quota");
            var personnel = server.database("personnel");
            open(personnel.jdbcUrl(), personnel.user()).close();
            assertThrows(SQLException.class, () -> open(quota.jdbcUrl(), personnel.user()));
        }
    }

    @Test
    void kafka_has_every_topic_creates_none_by_itself_and_keeps_its_records() throws Exception {
        var log = directory.resolve("kafka.log");
        var options = new KafkaServer.Options(directory.resolve("kafka"), Ports.free(), Ports.free(), log);
        Files.createDirectories(directory.resolve("kafka"));
        try (var server = KafkaServer.start(options);
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of(
                                "bootstrap.servers", server.bootstrap(), "acks", "all", "max.block.ms", 3000),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>("quota.place.v1", "key", "value"))
                    .get(20, TimeUnit.SECONDS);
            assertThrows(
                    Exception.class,
                    () -> producer.send(new ProducerRecord<>("nobody.created.v1", "value"))
                            .get(10, TimeUnit.SECONDS));
        }
        try (var server = KafkaServer.start(options);
                var admin = Admin.create(Map.of("bootstrap.servers", server.bootstrap()))) {
            Set<String> topics = new HashSet<>(admin.listTopics().names().get(20, TimeUnit.SECONDS));
            Set<String> wanted = new HashSet<>(Topics.ALL);
            wanted.add(Topics.PERSONNEL_PERSON_KEY);
            assertEquals(wanted, topics);
            var descriptions = admin.describeTopics(wanted).allTopicNames().get(20, TimeUnit.SECONDS);
            descriptions
                    .values()
                    .forEach(topic -> assertEquals(
                            KafkaServer.PARTITIONS, topic.partitions().size()));
        }
    }

    private static Connection open(String url, String user) throws SQLException {
        return DriverManager.getConnection(url, user, user);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
