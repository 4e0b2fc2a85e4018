package org.shequ.acceptance.privacy;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shequ.acceptance.client.Actor;
import org.shequ.acceptance.client.Suite;
import org.shequ.acceptance.district.CitizenIds;
import org.shequ.local.LocalKeys;
import org.shequ.local.LocalStack;
import org.shequ.local.StackOptions;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Somebody is recorded, reaches every service, leaves and is anonymised: then neither name nor number nor day of birth
 * stand anywhere, and what is sealed opens with no key that can still be found.
 */
@NullUnmarked
class ErasureTest {

    private static final String DISTRICT = "320613";
    private static final String KEYS = "personnel.person-key.v1";
    private static final String NAME = "麒麟甫";
    private static final String NUMBER = "CANARY0001";
    private static final String CITIZEN_ID = CitizenIds.complete("32060219511123001");
    private static final List<String> CANARIES = List.of(NAME, NUMBER, "1951-11-23", CITIZEN_ID);
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static LocalStack stack;
    private static Suite suite;
    private static Traces traces;
    private static LocalKeys keys;

    @BeforeAll
    static void start(@TempDir Path home) {
        stack = LocalStack.start(StackOptions.forTests(home));
        suite = new Suite(stack.gateway(), DISTRICT, stack::token);
        traces = new Traces(stack);
        keys = LocalKeys.in(home.resolve("keys"));
    }

    @AfterAll
    static void stop() {
        if (suite != null) {
            suite.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void whoever_is_anonymised_is_found_nowhere() throws Exception {
        compactQuickly();
        load("unit-imports", """
                code,name,kind,parent_code,valid_from,urban_rural_class
                320613,崇川区,DISTRICT,,2000-01-01,
                320613001,城东街道,SUBDISTRICT,320613,2000-01-01,
                320613001001,第一社区,COMMUNITY,320613001,2000-01-01,111
                """);
        load(
                "person-imports",
                "personnel_number,name,citizen_id,sex,birth_date,education,status\n" + NUMBER + "," + NAME + ","
                        + CITIZEN_ID + ",MALE,1951-11-23,大学本科,ACTIVE\n");
        load(
                "assignment-imports",
                "personnel_number,unit_code,post,primary,from,to,tenure_kind,order_number\n" + NUMBER
                        + ",320613001001,COMMUNITY_WORKER,true,2005-01-01,2010-01-01,CONTRACT,崇街〔2005〕1号\n");
        var person = suite.post(Actor.CLERK, "/personnel/v1/people/searches", Map.of("personnelNumber", NUMBER))
                .require(200)
                .body()
                .at("/items/0/id")
                .asText();
        retire(person);
        await().atMost(LIMIT)
                .until(() -> standsIn().containsAll(List.of("assessment.people", "selection.known_people")));
        assertTrue(standsIn().containsAll(List.of("quota.people", "selection.dossier_briefs", "personnel.people")));
        assertFalse(standsIn().contains("personnel.event_log"), "events are sealed from the beginning");
        assertFalse(feed().contains("sealed"), "the feed leaves out what nobody there can open");
        assertFalse(opened(person).isEmpty(), "while the person serves, the services can open what is sealed");

        var job = suite.ended(
                Actor.CLERK,
                suite.post(
                        Actor.CLERK,
                        "/personnel/v1/anonymisations",
                        Map.of("unit", DISTRICT, "orderNumber", "崇委组〔2036〕1号")));
        assertEquals(1, job.at("/counts/anonymised").asInt(), job::toString);

        await().atMost(LIMIT).untilAsserted(() -> assertEquals(new TreeSet<String>(), traces.of(CANARIES)));
        assertFalse(traces.sealed(person).isEmpty(), "the log is append-only: what was sealed is still there");
        await().atMost(LIMIT).untilAsserted(() -> {
            writeToEachPartition();
            assertEquals(List.of(), opened(person));
        });
        assertEquals(List.of(), traces.storedKeys(person));
    }

    /** The tables and topics where name, number or day of birth stand in the clear. */
    private static List<String> standsIn() throws Exception {
        return traces.of(List.of(NAME, "1951-11-23")).stream()
                .map(trace -> trace.substring(0, trace.indexOf(':')))
                .distinct()
                .toList();
    }

    /** What any key that is still in a table or on a topic opens. */
    private static List<String> opened(String person) throws Exception {
        var found = new ArrayList<byte[]>();
        for (var wrapped : traces.storedKeys(person)) {
            found.add(unwrapped(wrapped, keys.privacyKeys(), "person_keys.wrapped:" + person));
        }
        for (var record : traces.records()) {
            var value = Traces.text(record.value());
            if (record.topic().equals(KEYS) && person.equals(record.key()) && value.contains("\"key\"")) {
                var wrapped = value.replaceAll(".*\"key\" *: *\"([^\"]+)\".*", "$1");
                found.add(unwrapped(wrapped, keys.eventsKeys(), "personnel.person-key:" + person));
            }
        }
        var opened = new ArrayList<String>();
        for (var sealed : traces.sealed(person)) {
            for (var key : found) {
                opened.add(new String(
                        open(Base64.getDecoder().decode(sealed), key, "personnel.person-changed.sealed:" + person),
                        StandardCharsets.UTF_8));
            }
        }
        return opened;
    }

    private static byte[] unwrapped(String wrapped, String ring, String context) throws GeneralSecurityException {
        return open(bytesOf(wrapped), bytesOf(ring), context);
    }

    private static byte[] bytesOf(String named) {
        return Base64.getDecoder().decode(named.substring(named.indexOf(':') + 1));
    }

    private static byte[] open(byte[] joined, byte[] key, String context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, Arrays.copyOf(joined, 12)));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(joined, 12, joined.length - 12);
    }

    private static String feed() {
        return suite.get(Actor.SYSTEM, "/personnel/v1/changes?limit=500")
                .require(200)
                .body()
                .toString();
    }

    private static void load(String path, String csv) {
        var job = suite.load(Actor.CLERK, "/personnel/v1/" + path, csv);
        assertEquals("SUCCEEDED", job.path("state").asText(), job::toString);
    }

    private static void retire(String person) throws Exception {
        var path = "/personnel/v1/people/" + person;
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(stack.gateway() + path))
                    .header("Authorization", "Bearer " + stack.token("personnel-clerk", DISTRICT, "clerk-zhou"))
                    .header("Content-Type", "application/merge-patch+json")
                    .header(
                            "If-Match",
                            suite.get(Actor.CLERK, path).require(200).etag())
                    .method("PATCH", BodyPublishers.ofString("{\"status\":\"RETIRED\"}"))
                    .build();
            assertEquals(200, http.send(request, BodyHandlers.ofString()).statusCode());
        }
    }

    /** What takes an hour or two in service, in seconds. */
    private static void compactQuickly() throws Exception {
        try (var admin = admin()) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, KEYS),
                            List.of(set("segment.ms", "1000"), set("max.compaction.lag.ms", "1000")),
                            new ConfigResource(ConfigResource.Type.BROKER, ""),
                            List.of(set("log.cleaner.backoff.ms", "500"))))
                    .all()
                    .get();
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", stack.kafkaBootstrap()));
    }

    /** As the service itself does every ten minutes after somebody was anonymised. */
    private static void writeToEachPartition() throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.kafkaBootstrap()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            for (var partition : producer.partitionsFor(KEYS)) {
                producer.send(new ProducerRecord<>(KEYS, partition.partition(), "roll", null))
                        .get();
            }
        }
    }
}
