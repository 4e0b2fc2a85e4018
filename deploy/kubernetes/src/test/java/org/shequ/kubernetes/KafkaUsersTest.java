package org.shequ.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.shequ.contracts.event.Topics;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The users of the manifests, as a real broker admits and refuses them. */
class KafkaUsersTest {

    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path ROOT = HERE.resolve("../..").normalize();
    private static final List<String> SERVICES = List.of("personnel", "assessment", "quota", "selection");
    private static final String FOREIGN = "payroll";
    private static final Pattern CONSUMED =
            Pattern.compile("Set<String> topics\\(\\) \\{\\s*return Set\\.of\\(([^)]*)\\)", Pattern.DOTALL);

    private static SecuredKafka kafka;
    private static Manifests manifests;

    @BeforeAll
    static void start() throws Exception {
        manifests = Manifests.render(HERE.resolve("overlays/dev"));
        kafka = SecuredKafka.start();
        for (JsonNode user : manifests.of("KafkaUser").toList()) {
            kafka.admit(user);
        }
        // another office's system, which follows people as any consumer outside of the suite may
        kafka.admit(new YAMLMapper().readTree("""
                metadata: {name: %s}
                spec:
                  authentication: {type: scram-sha-512}
                  authorization:
                    type: simple
                    acls:
                      - resource: {type: topic, name: %s, patternType: literal}
                        operations: [Describe, Read]
                      - resource: {type: group, name: %s., patternType: prefix}
                        operations: [Describe, Read]
                """.formatted(FOREIGN, Topics.PERSONNEL_PERSON, FOREIGN)));
        for (String topic : topics()) {
            kafka.writeAsSuperUser(topic);
        }
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    private static List<String> topics() {
        return Stream.concat(Topics.ALL.stream(), Stream.of(Topics.PERSONNEL_PERSON_KEY))
                .toList();
    }

    /** What a service publishes bears its name; what it consumes stands in its consumers. */
    private static Map<String, Set<String>> expected(String service) throws Exception {
        var consumed = new TreeSet<String>();
        try (var files = Files.walk(ROOT.resolve(service + "-service/src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var found = CONSUMED.matcher(Files.readString(file));
                while (found.find()) {
                    for (String name : found.group(1).split(",", -1)) {
                        consumed.add((String) Topics.class
                                .getField(name.strip().replace("Topics.", ""))
                                .get(null));
                    }
                }
            }
        }
        assertFalse(consumed.isEmpty(), "no consumers found in " + service);
        if (consumed.contains(Topics.PERSONNEL_PERSON)) {
            consumed.add(Topics.PERSONNEL_PERSON_KEY);
        }
        var published = new TreeSet<>(topics());
        published.removeIf(topic -> !topic.startsWith(service + "."));
        return Map.of("Read", consumed, "Write", published);
    }

    @Test
    void the_manifests_grant_each_service_what_it_publishes_and_consumes_and_no_more() throws Exception {
        for (String service : SERVICES) {
            var granted = new TreeMap<String, Set<String>>();
            user(service).at("/spec/authorization/acls").forEach(acl -> {
                if (acl.at("/resource/type").asText().equals("topic")) {
                    assertEquals("literal", acl.at("/resource/patternType").asText());
                    acl.path("operations")
                            .forEach(operation -> granted.computeIfAbsent(operation.asText(), any -> new TreeSet<>())
                                    .add(acl.at("/resource/name").asText()));
                } else {
                    assertEquals("group", acl.at("/resource/type").asText());
                    assertEquals(service + ".", acl.at("/resource/name").asText());
                }
            });
            granted.remove("Describe");
            assertEquals(expected(service), granted, service);
        }
    }

    private static JsonNode user(String service) {
        return manifests
                .of("KafkaUser")
                .filter(user -> user.at("/metadata/name").asText().equals(service + "-kafka"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_broker_lets_each_service_read_and_write_exactly_that() throws Exception {
        for (String service : SERVICES) {
            var readable = new TreeSet<String>();
            var writable = new TreeSet<String>();
            for (String topic : topics()) {
                if (reads(service + "-kafka", topic)) {
                    readable.add(topic);
                }
                if (writes(service + "-kafka", topic)) {
                    writable.add(topic);
                }
            }
            assertEquals(expected(service), Map.of("Read", readable, "Write", writable), service);
        }
    }

    @Test
    void who_may_follow_people_is_refused_their_keys() throws Exception {
        assertTrue(reads(FOREIGN, Topics.PERSONNEL_PERSON));
        assertFalse(reads(FOREIGN, Topics.PERSONNEL_PERSON_KEY));
        assertFalse(writes(FOREIGN, Topics.PERSONNEL_PERSON_KEY));
        assertFalse(writes(FOREIGN, Topics.PERSONNEL_PERSON));
    }

    @Test
    void nobody_joins_another_services_group() {
        assertTrue(commits("quota-kafka", "quota.headcount.g2"));
        assertFalse(commits("selection-kafka", "quota.headcount"));
        assertFalse(commits(FOREIGN, "quota.headcount"));
        assertTrue(commits(FOREIGN, "payroll.people"));
    }

    @Test
    void without_the_password_nobody_comes_in() {
        try (var consumer = consumer(kafka.asUser("quota-kafka", "guessed"))) {
            assertThrows(
                    SaslAuthenticationException.class,
                    () -> consumer.partitionsFor(Topics.PERSONNEL_UNIT, Duration.ofSeconds(20)));
        }
    }

    private static KafkaConsumer<String, String> consumer(Map<String, Object> settings) {
        var all = new HashMap<>(settings);
        all.put("enable.auto.commit", "false");
        all.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(all, new StringDeserializer(), new StringDeserializer());
    }

    /** Each topic holds a record, so whoever may read it gets one. */
    private static boolean reads(String user, String topic) {
        try (var consumer = consumer(kafka.asUser(user))) {
            var partitions = new ArrayList<TopicPartition>();
            consumer.partitionsFor(topic, Duration.ofSeconds(20))
                    .forEach(partition -> partitions.add(new TopicPartition(topic, partition.partition())));
            consumer.assign(partitions);
            for (int i = 0; i < 40; i++) {
                if (!consumer.poll(Duration.ofMillis(500)).isEmpty()) {
                    return true;
                }
            }
            throw new AssertionError(user + " is neither given anything of " + topic + " nor refused");
        } catch (AuthorizationException refused) {
            return false;
        }
    }

    private static boolean writes(String user, String topic) throws InterruptedException {
        try (var producer = new KafkaProducer<>(kafka.asUser(user), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "by " + user)).get();
            return true;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AuthorizationException) {
                return false;
            }
            throw new AssertionError(user + " on " + topic, e);
        }
    }

    private static boolean commits(String user, String group) {
        var settings = new HashMap<>(kafka.asUser(user));
        settings.put("group.id", group);
        try (var consumer = consumer(settings)) {
            consumer.committed(Set.of(new TopicPartition(Topics.PERSONNEL_PERSON, 0)), Duration.ofSeconds(20));
            return true;
        } catch (AuthorizationException refused) {
            return false;
        }
    }
}
