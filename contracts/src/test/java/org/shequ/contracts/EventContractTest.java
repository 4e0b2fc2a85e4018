package org.shequ.contracts;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.EventJson;
import org.shequ.contracts.event.EventType;
import org.shequ.contracts.event.Topics;
import org.shequ.contracts.event.selection.AppointmentDetail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Record, schema, golden sample and AsyncAPI document say the same. After a deliberate change of a record:
 * {@code ./mvnw -pl contracts test -Dcontracts.update=true} writes schemas and document anew; samples are written by
 * hand, and those once published stay as they are.
 */
class EventContractTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final boolean UPDATE = Boolean.getBoolean("contracts.update");
    private static final Path ASYNC_API = EventCatalogue.RESOURCES.resolve("asyncapi.yaml");

    /** Words that never stand in an event in the clear; a prefix or suffix does not make them better. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?i).*(citizen|idcard|identitynumber|idnumber|phone|mobile|telephone|address|email|bank|health|diagnos|disease|remark|comment|notes?$|freetext|punish|disciplin"
                    + "|birth|personname|personnelnumber|sanction|investigat|relative).*");

    static Stream<Class<? extends Event>> events() {
        return EventCatalogue.all().stream();
    }

    static Stream<Path> samples() throws IOException {
        var found = new ArrayList<Path>();
        for (var event : EventCatalogue.all()) {
            if (Files.isDirectory(EventCatalogue.samples(event))) {
                try (var files = Files.list(EventCatalogue.samples(event))) {
                    files.sorted().forEach(found::add);
                }
            }
        }
        return found.stream();
    }

    @Test
    void there_are_events_and_each_is_annotated_with_a_known_topic_of_its_service() {
        assertTrue(EventCatalogue.all().size() >= 19);
        var types = new HashSet<String>();
        for (var event : EventCatalogue.all()) {
            var type = event.getAnnotation(EventType.class);
            assertNotNull(type, event + " lacks @EventType");
            assertTrue(Topics.ALL.contains(type.topic()), type.topic());
            var service =
                    event.getPackageName().substring(event.getPackageName().lastIndexOf('.') + 1);
            assertTrue(type.type().startsWith(service + "."), type.type());
            assertTrue(type.topic().startsWith(service + "."), type.topic());
            assertTrue(types.add(type.type()), "type used twice: " + type.type());
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_schema_is_that_of_the_record(Class<? extends Event> event) throws IOException {
        var derived = EventSchemas.of(event);
        var file = EventCatalogue.schema(event);
        if (UPDATE) {
            write(file, derived);
        }
        assertTrue(Files.exists(file), "no schema: " + file);
        assertEquals(derived, JSON.readTree(file.toFile()), "schema and record differ: " + file);
    }

    static Set<String> companions() {
        return EventCatalogue.COMPANIONS.keySet();
    }

    @ParameterizedTest
    @MethodSource("companions")
    void what_travels_beside_events_has_schema_and_sample_too(String name) throws IOException {
        var record = EventCatalogue.COMPANIONS.get(name);
        var derived = EventSchemas.of(record, name);
        var file = EventCatalogue.RESOURCES.resolve("schemas").resolve(name + ".json");
        if (UPDATE) {
            write(file, derived);
        }
        assertEquals(derived, JSON.readTree(file.toFile()), "schema and record differ: " + file);
        var text = Files.readString(
                EventCatalogue.RESOURCES.resolve("samples").resolve(name).resolve("1.json"));
        assertEquals(List.of(), errors(file, text));
        assertEquals(names(derived.path("properties")), names(JSON.readTree(text)));
        assertEquals(JSON.readTree(text), JSON.readTree(EventJson.write(EventJson.read(text, record))));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_has_a_golden_sample(Class<? extends Event> event) {
        assertTrue(Files.exists(EventCatalogue.samples(event).resolve("1.json")), "no sample: " + event);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_valid_and_reads_and_writes_back_as_it_is(Path sample) throws IOException {
        var event = eventOf(sample);
        var text = Files.readString(sample);
        assertEquals(List.of(), errors(event, text));
        var read = EventJson.read(text, event);
        assertEquals(JSON.readTree(text), JSON.readTree(EventJson.write(read)));
        assertFalse(read.aggregateId().isBlank());
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_newest_sample_shows_every_property(Class<? extends Event> event) throws IOException {
        var schema = JSON.readTree(EventCatalogue.schema(event).toFile());
        var expected = names(schema.path("properties"));
        assertEquals(expected, names(JSON.readTree(newestSample(event).toFile())), "properties of the sample");
    }

    /** A person's event in the clear would be told apart by its name alone: other events name units and rounds. */
    @Test
    void no_event_of_a_person_has_a_name() throws IOException {
        for (var event : EventCatalogue.all()) {
            var names = propertyNames(JSON.readTree(EventCatalogue.schema(event).toFile()));
            assertFalse(names.contains("personId") && names.contains("name"), event.getSimpleName());
        }
    }

    private static Path newestSample(Class<? extends Event> event) {
        int newest = 1;
        while (Files.exists(EventCatalogue.samples(event).resolve(newest + 1 + ".json"))) {
            newest++;
        }
        return EventCatalogue.samples(event).resolve(newest + ".json");
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_reader_ignores_fields_and_enum_values_that_it_does_not_know(Path sample) throws IOException {
        var event = eventOf(sample);
        var strange = (ObjectNode) JSON.readTree(sample.toFile());
        strange.put("addedLater", "x");
        var schema = JSON.readTree(EventCatalogue.schema(event).toFile());
        List<String> unknown = new ArrayList<>();
        for (var property : schema.path("properties").properties()) {
            var definition = property.getValue().path("$ref").asText().replace("#/$defs/", "");
            if (schema.path("$defs").path(definition).has("enum") && strange.has(property.getKey())) {
                strange.set(property.getKey(), TextNode.valueOf("ADDED_LATER"));
                unknown.add(property.getKey());
            }
        }
        strange.forEach(value -> {
            if (value instanceof ArrayNode array && !array.isEmpty() && array.get(0) instanceof ObjectNode first) {
                first.put("addedLater", 1);
            }
        });
        var read = JSON.readTree(EventJson.write(EventJson.read(strange.toString(), event)));
        unknown.forEach(name -> assertFalse(read.has(name), name + " was read as " + read.path(name)));
    }

    @Test
    void an_appointment_whose_post_is_not_known_is_not_one_that_leaves_the_post() {
        var detail = """
                {"appointmentId":"019a0000-0000-7000-8000-000000000001","roundId":"019a0000-0000-7000-8000-000000000002",
                 "roundKind":"ADDED_LATER","personId":"019a0000-0000-7000-8000-000000000003","targetUnitCode":"320613002004",
                 %s"effectiveOn":"2026-03-01","orderNumber":"x"}""";
        var stays = EventJson.read(detail.formatted(""), AppointmentDetail.class);
        assertNull(stays.post());
        assertThrows(IllegalStateException.class, stays::knownRoundKind);
        for (var newer : List.of("\"post\":\"ADDED_LATER\",", "\"tenureKind\":\"ADDED_LATER\",")) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> EventJson.read(detail.formatted(newer), AppointmentDetail.class));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_without_a_required_property_is_invalid(Path sample) throws IOException {
        var event = eventOf(sample);
        for (var name : JSON.readTree(EventCatalogue.schema(event).toFile()).path("required")) {
            var less = (ObjectNode) JSON.readTree(sample.toFile());
            less.remove(name.asText());
            assertFalse(errors(event, less.toString()).isEmpty(), "not missed: " + name);
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void nothing_personal_that_others_need_not_know(Class<? extends Event> event) throws IOException {
        propertyNames(JSON.readTree(EventCatalogue.schema(event).toFile()))
                .forEach(name -> assertFalse(FORBIDDEN.matcher(name).matches(), event.getSimpleName() + "." + name));
    }

    @Test
    void the_forbidden_words_are_found_however_they_are_dressed() {
        for (var name :
                List.of("citizenId", "phone", "mobilePhone", "homeAddress", "idNumber", "healthRemark", "notes")) {
            assertTrue(FORBIDDEN.matcher(name).matches(), name);
        }
        assertFalse(FORBIDDEN.matcher("noticeId").matches());
    }

    @Test
    void the_asyncapi_document_is_that_of_the_records_and_topics() throws IOException {
        var derived = AsyncApi.of(EventCatalogue.all());
        if (UPDATE) {
            Files.writeString(ASYNC_API, yaml().writeValueAsString(derived));
        }
        assertTrue(Files.exists(ASYNC_API), "no asyncapi.yaml");
        JsonNode written = yaml().readTree(ASYNC_API.toFile());
        assertEquals(JSON.readTree(derived.toString()), JSON.readTree(written.toString()));
        var addresses = new TreeSet<String>();
        written.path("channels")
                .forEach(channel -> addresses.add(channel.path("address").asText()));
        var topics = new TreeSet<>(Topics.ALL);
        topics.add(Topics.PERSONNEL_PERSON_KEY);
        assertEquals(topics, addresses);
        var types = new TreeSet<String>();
        for (var message : written.path("components").path("messages")) {
            types.add(message.path("name").asText());
            var payload =
                    EventCatalogue.RESOURCES.resolve(message.at("/payload/$ref").asText());
            assertTrue(Files.exists(payload), payload.toString());
        }
        var expected = EventCatalogue.all().stream()
                .map(EventCatalogue::typeOf)
                .collect(Collectors.toCollection(TreeSet::new));
        expected.add("personnel.person-key");
        assertEquals(expected, types);
    }

    @Test
    void every_reference_of_the_asyncapi_document_leads_somewhere() throws IOException {
        var document = yaml().readTree(ASYNC_API.toFile());
        for (var reference : document.findValuesAsText("$ref")) {
            if (reference.startsWith("#")) {
                assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
            }
        }
    }

    @Test
    void no_topic_is_without_events_and_no_file_without_a_record() throws IOException {
        var used = events().map(event -> event.getAnnotation(EventType.class).topic())
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(Topics.ALL), used);
        var types = events().map(EventCatalogue::typeOf).collect(Collectors.toSet());
        types.addAll(companions());
        for (var folder : List.of("schemas", "samples")) {
            try (var files = Files.list(EventCatalogue.RESOURCES.resolve(folder))) {
                files.map(file -> file.getFileName().toString().replaceAll("\\.json$", ""))
                        .forEach(
                                name -> assertTrue(types.contains(name), folder + "/" + name + " belongs to no event"));
            }
        }
    }

    private static Class<? extends Event> eventOf(Path sample) {
        var type = sample.getParent().getFileName().toString();
        return events().filter(event -> EventCatalogue.typeOf(event).equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> errors(Class<? extends Event> event, String data) throws IOException {
        return errors(EventCatalogue.schema(event), data);
    }

    private static List<String> errors(Path file, String data) throws IOException {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var schema = registry.getSchema(Files.readString(file), InputFormat.JSON);
        return schema
                .validate(
                        data,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Set<String> names(JsonNode object) {
        var names = new TreeSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> propertyNames(JsonNode schema) {
        var names = new TreeSet<String>();
        schema.findValues("properties").forEach(properties -> names.addAll(names(properties)));
        return names;
    }

    private static YAMLMapper yaml() {
        return new YAMLMapper(new YAMLFactory()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .disable(YAMLGenerator.Feature.SPLIT_LINES)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));
    }

    private static void write(Path file, JsonNode content) throws IOException {
        Files.createDirectories(file.getParent());
        var printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
        Files.writeString(file, JSON.writer(printer).writeValueAsString(content) + "\n");
    }
}
