package org.shequ.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds answers against an OpenAPI 3.1 document: an operation, status, media type or body that the document does not
 * describe is a fault.
 */
public final class OpenApiConformance {
    private static final String DOCUMENT_ID = "https://shequ.example/openapi";
    private static final Pattern VARIABLE = Pattern.compile("\\{[^/}]+}");

    private final JsonNode document;
    private final SchemaRegistry registry;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final List<PathItem> paths;

    private record PathItem(String template, Pattern pattern, JsonNode operations) {}

    /** @param documentJson the OpenAPI document as JSON */
    public OpenApiConformance(String documentJson) {
        try {
            document = new ObjectMapper().readTree(documentJson);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an OpenAPI document: " + e.getOriginalMessage(), e);
        }
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(Map.of(DOCUMENT_ID, documentJson))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        paths = document.path("paths").properties().stream()
                .map(path -> new PathItem(path.getKey(), pattern(path.getKey()), path.getValue()))
                .sorted(Comparator.comparing(
                        item -> VARIABLE.matcher(item.template()).results().count()))
                .toList();
    }

    private static Pattern pattern(String template) {
        var expression = new StringBuilder();
        var matcher = VARIABLE.matcher(template);
        var from = 0;
        while (matcher.find()) {
            expression
                    .append(Pattern.quote(template.substring(from, matcher.start())))
                    .append("[^/]+");
            from = matcher.end();
        }
        return Pattern.compile(expression + Pattern.quote(template.substring(from)) + "/?");
    }

    /**
     * What the document does not allow, one line each; empty when all is well.
     *
     * @param path without host and query
     * @param contentType null when there is no body
     */
    public List<String> faults(String method, String path, int status, @Nullable String contentType, String body) {
        var item = paths.stream()
                .filter(candidate -> candidate.pattern().matcher(path).matches())
                .findFirst();
        if (item.isEmpty()) {
            return status == 404 ? List.of() : List.of("the document has no path for " + path);
        }
        var operation = item.get().operations().path(method.toLowerCase(Locale.ROOT));
        if (operation.isMissingNode()) {
            return status == 405 || method.equals("OPTIONS") || method.equals("HEAD")
                    ? List.of()
                    : List.of("the document has no " + method + " for "
                            + item.get().template());
        }
        var where = method + " " + item.get().template() + " " + status;
        var responses = operation.path("responses");
        var response = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
        if (!responses.has(response)) {
            return List.of(where + ": the status is not documented, only " + names(responses));
        }
        var pointer = "/paths/" + escaped(item.get().template()) + "/" + method.toLowerCase(Locale.ROOT) + "/responses/"
                + response;
        return bodyFaults(where, resolved(pointer), contentType, body);
    }

    private List<String> bodyFaults(String where, String pointer, @Nullable String contentType, String body) {
        if (body.isEmpty()) {
            return List.of();
        }
        var content = document.at(pointer).path("content");
        var media =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!content.has(media)) {
            return List.of(where + ": media type '" + media + "' is not documented, only " + names(content));
        }
        if (!media.endsWith("json") || !content.path(media).has("schema")) {
            return List.of();
        }
        return schema(pointer + "/content/" + escaped(media) + "/schema").validate(body, InputFormat.JSON).stream()
                .map(error -> where + ": " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private Schema schema(String pointer) {
        return schemas.computeIfAbsent(
                pointer, key -> registry.getSchema(SchemaLocation.of(DOCUMENT_ID + "#" + encoded(key))));
    }

    private static String encoded(String pointer) {
        return pointer.replace("{", "%7B").replace("}", "%7D");
    }

    /** A response may itself be a reference to one under components. */
    private String resolved(String pointer) {
        var reference = document.at(pointer).path("$ref").asText("");
        return reference.startsWith("#") ? resolved(reference.substring(1)) : pointer;
    }

    private static String escaped(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The operations of the document, {@code GET /quota/v1/accounts}: for tests that must know them all. */
    public List<String> operations() {
        return paths.stream()
                .flatMap(item -> Stream.of("get", "put", "post", "patch", "delete")
                        .filter(item.operations()::has)
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + item.template()))
                .sorted()
                .toList();
    }

    /** The operationId of a call. @param path without host and query */
    public Optional<String> operationId(String method, String path) {
        return paths.stream()
                .filter(candidate -> candidate.pattern().matcher(path).matches())
                .findFirst()
                .map(item -> item.operations()
                        .path(method.toLowerCase(Locale.ROOT))
                        .path("operationId")
                        .asText(""))
                .filter(id -> !id.isEmpty());
    }

    /** The operation's node, for what a test wants to look up itself. */
    public Optional<JsonNode> operation(String method, String template) {
        var node = document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
