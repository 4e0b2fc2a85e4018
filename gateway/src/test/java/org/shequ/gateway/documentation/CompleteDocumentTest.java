package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The merged document says of every operation what a client needs, and of every name what it means, in both languages. */
class CompleteDocumentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]");
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2}");
    private static final Pattern DIVIDE = Pattern.compile(" ?/ ");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");
    private static final String SCHEMAS = "/components/schemas";

    private final JsonNode document = read();

    private static JsonNode read() {
        try {
            return new ObjectMapper()
                    .readTree(Objects.requireNonNull(
                            CompleteDocumentTest.class.getClassLoader().getResource("documentation/openapi.json")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void eachOperation(BiConsumer<String, JsonNode> action) {
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(item -> METHODS.contains(item.getKey()))
                        .forEach(item -> action.accept(
                                item.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(), item.getValue())));
    }

    private JsonNode resolved(JsonNode node) {
        var reference = node.path("$ref").asText("");
        return reference.startsWith("#") ? document.at(reference.substring(1)) : node;
    }

    private void eachAnswer(BiConsumer<String, JsonNode> action) {
        eachOperation((name, operation) -> operation
                .path("responses")
                .properties()
                .forEach(answer -> action.accept(name + " " + answer.getKey(), resolved(answer.getValue()))));
    }

    private static boolean isInBothLanguages(JsonNode described) {
        var text = described.path("description").asText("");
        return DIVIDE.matcher(text).find()
                && CHINESE.matcher(text).find()
                && ENGLISH.matcher(text).find();
    }

    @Test
    void every_schema_field_value_and_parameter_is_described_in_both_languages() {
        var wanting = new ArrayList<String>();
        document.at(SCHEMAS).properties().forEach(schema -> {
            var name = schema.getKey();
            if (!isInBothLanguages(schema.getValue())) {
                wanting.add(name);
            }
            if (schema.getValue().path("enum").size()
                    != schema.getValue().path("x-enum-descriptions").size()) {
                wanting.add(name + ": its values");
            }
            schema.getValue().path("properties").properties().stream()
                    .filter(field -> !isInBothLanguages(field.getValue()))
                    .forEach(field -> wanting.add(name + "." + field.getKey()));
        });
        eachOperation((name, operation) -> operation.path("parameters").forEach(given -> {
            var parameter = resolved(given);
            if (!isInBothLanguages(parameter)) {
                wanting.add(name + "?" + parameter.path("name").asText());
            }
        }));
        assertThat(wanting)
                .as("openapi/descriptions.properties of the kit or the service")
                .isEmpty();
    }

    /** An entry that describes nothing is left over from what was renamed or is described by an annotation. */
    @Test
    void every_description_is_used() throws IOException {
        var said = new HashSet<String>();
        document.findValues("description").forEach(text -> said.add(text.asText()));
        document.findValues("x-enum-descriptions").forEach(list -> list.forEach(text -> said.add(text.asText())));
        var whole = String.join("\n", said);
        var unused = new ArrayList<String>();
        for (var module : List.of(
                "contracts",
                "service-kit",
                "personnel-service",
                "assessment-service",
                "quota-service",
                "selection-service")) {
            var entries = new Properties();
            entries.load(new StringReader(
                    Files.readString(ROOT.resolve(module + "/src/main/resources/openapi/descriptions.properties"))));
            entries.forEach((key, text) -> {
                if (!whole.contains(text.toString())) {
                    unused.add(module + " " + key);
                }
            });
        }
        assertThat(unused).isEmpty();
    }

    @Test
    void every_answer_says_its_trace_a_304_its_version_and_a_429_when_to_come_again() {
        var wanting = new ArrayList<String>();
        eachAnswer((name, answer) -> {
            var headers = answer.path("headers");
            if (!headers.has("X-Trace-Id")) {
                wanting.add(name + " X-Trace-Id");
            }
            if (name.endsWith(" 304") && !headers.has("ETag")) {
                wanting.add(name + " ETag");
            }
            if (name.endsWith(" 429") && !headers.has("Retry-After")) {
                wanting.add(name + " Retry-After");
            }
        });
        assertThat(wanting).isEmpty();
    }

    @Test
    void what_can_be_asked_for_conditionally_says_both_header_and_answer() {
        var wanting = new ArrayList<String>();
        eachOperation((name, operation) -> {
            var references = operation.path("parameters").findValuesAsText("$ref");
            if (operation.path("responses").has("304") != references.contains("#/components/parameters/IfNoneMatch")) {
                wanting.add(name + " If-None-Match");
            }
            if (!references.contains("#/components/parameters/TraceParent")) {
                wanting.add(name + " traceparent");
            }
            if (!operation.path("responses").has("406")) {
                wanting.add(name + " 406");
            }
        });
        assertThat(wanting).isEmpty();
    }

    @Test
    void files_are_bytes_in_both_directions_and_a_csv_says_its_charset() {
        var others = new ArrayList<String>();
        eachOperation((name, operation) -> Stream.concat(
                        Stream.of(operation.path("requestBody")),
                        operation.path("responses").valueStream())
                .flatMap(body -> resolved(body).path("content").propertyStream())
                .filter(media ->
                        !media.getKey().endsWith("json") && !media.getKey().equals("text/html"))
                .filter(media -> !media.getValue().at("/schema/format").asText().equals("binary")
                        || media.getKey().equals("text/csv"))
                .forEach(media -> others.add(name + " " + media.getKey())));
        assertThat(others).isEmpty();
    }

    @Test
    void numbers_keep_their_digits() {
        var others = new ArrayList<String>();
        for (var schema : document.findParents("type")) {
            var type = schema.path("type");
            var number = type.asText().equals("number")
                    || type.valueStream().anyMatch(one -> one.asText().equals("number"));
            if (number && !schema.path("format").asText().equals("double")) {
                others.add(schema.toString());
            }
        }
        assertThat(others).isEmpty();
    }

    @Test
    void lists_say_their_sorts_and_bounds_and_the_feed_how_long_it_waits() {
        var wanting = new ArrayList<String>();
        eachOperation((name, operation) -> operation.path("parameters").forEach(given -> {
            var parameter = resolved(given);
            var schema = parameter.path("schema");
            var complete = switch (parameter.path("name").asText()) {
                case "sort" -> schema.has("enum") && schema.has("default");
                case "limit" -> schema.has("minimum") && schema.has("maximum") && schema.has("default");
                case "wait" -> schema.has("pattern");
                default -> true;
            };
            if (!complete) {
                wanting.add(name + "?" + parameter.path("name").asText());
            }
        }));
        assertThat(wanting).isEmpty();
    }

    @Test
    void a_patch_names_its_fields_and_which_of_them_null_clears() {
        var patches = new ArrayList<String>();
        eachOperation((name, operation) -> {
            var patch = operation.at("/requestBody/content/application~1merge-patch+json/schema");
            if (!patch.isMissingNode()) {
                patches.add(patch.path("$ref").asText());
                assertThat(resolved(patch).has("required")).as(name).isFalse();
            }
        });
        assertThat(patches).containsExactlyInAnyOrder("#" + SCHEMAS + "/PersonPatch", "#" + SCHEMAS + "/UnitPatch");
        assertThat(document.at(SCHEMAS + "/PersonPatch/properties/phone/type"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("string", "null");
        assertThat(document.at(SCHEMAS + "/PersonPatch/properties/name/type").asText())
                .isEqualTo("string");
    }
}
