package org.shequ.acceptance.privacy;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.NullUnmarked;
import org.shequ.local.LocalStack;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Looks everywhere: in every row of every table of every service, and in every record of every topic. */
@NullUnmarked
final class Traces {

    static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");
    private static final Duration POLL = Duration.ofMillis(200);

    private final LocalStack stack;

    Traces(LocalStack stack) {
        this.stack = stack;
    }

    /** Where one of the texts stands in the clear: {@code personnel.people}, or a topic. */
    TreeSet<String> of(List<String> texts) throws Exception {
        var found = new TreeSet<String>();
        for (var service : SERVICES) {
            try (var connection = connection(service)) {
                for (var table : tables(connection)) {
                    for (var text : texts) {
                        if (stands(connection, table, text)) {
                            found.add(service + "." + table + ": " + text);
                        }
                    }
                }
            }
        }
        for (var record : records()) {
            var whole = text(record.key()) + "\n" + text(record.value()) + "\n" + record.headers();
            texts.stream().filter(whole::contains).forEach(text -> found.add(record.topic() + ": " + text));
        }
        return found;
    }

    private Connection connection(String service) throws SQLException {
        var database = stack.database(service);
        return DriverManager.getConnection(database.jdbcUrl(), database.owner(), database.ownerPassword());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return column(
                connection,
                "SELECT table_name FROM information_schema.tables"
                        + " WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1");
    }

    /** A row's text form shows every column; bytes in hexadecimal. */
    private static boolean stands(Connection connection, String table, String text) throws SQLException {
        var hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        try (var query = connection.prepareStatement(
                "SELECT 1 FROM \"" + table + "\" t WHERE t::text LIKE ? OR t::text LIKE ? LIMIT 1")) {
            query.setString(1, "%" + text + "%");
            query.setString(2, "%" + hex + "%");
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    /** The keys of a person that any service still holds, wrapped. */
    List<String> storedKeys(String person) throws SQLException {
        var keys = new ArrayList<String>();
        for (var service : SERVICES) {
            try (var connection = connection(service)) {
                keys.addAll(column(
                        connection,
                        "SELECT wrapped FROM person_keys WHERE wrapped IS NOT NULL AND person_id = '" + person + "'"));
            }
        }
        return keys;
    }

    /** What stands sealed of a person in logs, tables of waiting events, and topics. */
    List<String> sealed(String person) throws Exception {
        var sealed = new ArrayList<String>();
        try (var connection = connection("personnel")) {
            sealed.addAll(column(
                    connection,
                    "SELECT payload ->> 'sealed' FROM event_log WHERE payload ->> 'sealed' IS NOT NULL"
                            + " AND payload ->> 'personId' = '" + person + "'"));
        }
        for (var record : records()) {
            var value = text(record.value());
            var begin = value.indexOf("\"sealed\"");
            if (value.contains(person) && begin >= 0) {
                var from = value.indexOf('"', value.indexOf(':', begin)) + 1;
                sealed.add(value.substring(from, value.indexOf('"', from)));
            }
        }
        return sealed;
    }

    List<ConsumerRecord<String, byte[]>> records() throws Exception {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", stack.kafkaBootstrap()));
        try (var admin = Admin.create(settings);
                var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : admin.listTopics().names().get()) {
                consumer.partitionsFor(topic)
                        .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(POLL).forEach(found::add);
            }
            return found;
        }
    }

    static String text(Object content) {
        return content == null
                ? ""
                : content instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : content.toString();
    }
}
