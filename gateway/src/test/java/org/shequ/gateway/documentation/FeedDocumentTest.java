package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What the merged document says of an entry of the change feed, held against the golden samples of the events. */
class FeedDocumentTest {

    private static final Path CONTRACTS =
            Path.of("..").toAbsolutePath().normalize().resolve("contracts/src/main/resources");

    /** What travels beside or inside of events and is none. */
    private static final Set<String> COMPANIONS = Set.of("personnel.person-details", "personnel.person-key");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode DOCUMENT = document();
    private static final Schema CHANGE = change();

    private static JsonNode document() {
        try {
            return JSON.readTree(Objects.requireNonNull(
                    FeedDocumentTest.class.getClassLoader().getResource("documentation/openapi.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Schema change() {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemas(Map.of("urn:shequ:openapi", DOCUMENT.toString())))
                .getSchema(SchemaLocation.of("urn:shequ:openapi#/components/schemas/Change"));
    }

    static Set<String> types() throws IOException {
        try (var files = Files.list(CONTRACTS.resolve("schemas"))) {
            var types = new TreeSet<String>();
            files.map(file -> file.toFile().getName().replaceFirst("\\.json$", ""))
                    .filter(type -> !COMPANIONS.contains(type))
                    .forEach(types::add);
            return types;
        }
    }

    private static ObjectNode sample(String type) throws IOException {
        var data = (ObjectNode) JSON.readTree(
                CONTRACTS.resolve("samples").resolve(type).resolve("1.json").toFile());
        return data.without("sealed");
    }

    private static ObjectNode event(String type, JsonNode data) {
        var change = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", "0198c0de-0000-7000-8000-000000000000")
                .put("type", type)
                .put("source", "/" + type.split("\\.", 2)[0])
                .put("time", "2026-03-02T01:30:00Z")
                .put("subject", "x")
                .put("aggversion", 1)
                .put("datacontenttype", "application/json");
        change.set("data", data);
        return change;
    }

    private static List<String> faults(JsonNode change) {
        return CHANGE.validate(change.toString(), InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void every_event_of_the_contracts_has_its_form() throws IOException {
        assertThat(DOCUMENT.at("/components/schemas/Change/if/properties/type/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(types());
        assertThat(DOCUMENT.at("/components/schemas/Change/then/oneOf").findValuesAsText("const"))
                .containsExactlyInAnyOrderElementsOf(types());
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_golden_sample_has_the_form_of_its_type_and_of_no_other(String type) throws IOException {
        var data = sample(type);
        assertThat(faults(event(type, data))).isEmpty();
        assertThat(faults(event(type, JSON.createObjectNode()))).isNotEmpty();
        assertThat(faults(event(type, JSON.getNodeFactory().textNode("no object"))))
                .isNotEmpty();
    }

    @Test
    void an_event_of_tomorrow_and_a_field_of_tomorrow_are_read() throws IOException {
        assertThat(faults(event("quota.place-lent", JSON.createObjectNode().put("to", "x"))))
                .isEmpty();
        assertThat(faults(event(
                        "quota.places-locked", sample("quota.places-locked").put("addedLater", 1))))
                .isEmpty();
    }

    /** The feed leaves out what stands sealed, and what a client's grant does not name. */
    @Test
    void what_a_grant_decides_is_promised_to_nobody() throws IOException {
        assertThat(DOCUMENT.at("/components/schemas/PersonChanged/properties").has("sealed"))
                .isFalse();
        var bare = JSON.createObjectNode().put("personId", "0198c0de-0000-7000-8000-000000000000");
        assertThat(faults(event("personnel.person-changed", bare))).isEmpty();
        assertThat(faults(event("personnel.pay-grade-changed", bare))).isEmpty();
        assertThat(faults(event("personnel.person-changed", bare.deepCopy().put("birthDate", 1990))))
                .isNotEmpty();
    }
}
