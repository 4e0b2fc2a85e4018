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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Holds answers against an OpenAPI 3.1 document: an operation, status, header, media type or body that the document does
 * not describe is a fault.
 */
public final class OpenApiConformance {
    private static final String DOCUMENT_ID = "https://shequ.example/openapi";
    private static final Pattern OWN_HEADER = Pattern.compile(
            "ETag|Location|Content-Disposition|Snapshot|Retry-After|Allow|WWW-Authenticate|Idempotency-Replayed|Deprecation|Sunset|X-(?!Content-Type-Options).*",
            Pattern.CASE_INSENSITIVE);
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
     * @param headers those of the answer, by name
     */
    public List<String> faults(String method, String path, int status, Map<String, String> headers, String body) {
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
        var found = resolved(pointer);
        var given = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        given.putAll(headers);
        return Stream.concat(
                        headerFaults(where, document.at(found).path("headers"), given),
                        bodyFaults(where, found, given.getOrDefault("Content-Type", ""), body).stream())
                .toList();
    }

    /** Headers of our own must be declared, and those declared as required be there. */
    private Stream<String> headerFaults(String where, JsonNode declared, SortedMap<String, String> given) {
        var known = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
        known.addAll(names(declared));
        var undeclared = given.keySet().stream()
                .filter(name -> OWN_HEADER.matcher(name).matches() && !known.contains(name))
                .map(name -> where + ": the header " + name + " is not documented, only " + known);
        var missing = known.stream()
                .filter(name -> isRequired(declared.path(name)) && !given.containsKey(name))
                .map(name -> where + ": the header " + name + " is missing");
        return Stream.concat(undeclared, missing);
    }

    private boolean isRequired(JsonNode header) {
        var reference = header.path("$ref").asText("");
        return (reference.startsWith("#") ? document.at(reference.substring(1)) : header)
                .path("required")
                .asBoolean();
    }

    private List<String> bodyFaults(String where, String pointer, String contentType, String body) {
        if (body.isEmpty()) {
            return List.of();
        }
        var content = document.at(pointer).path("content");
        var written = normalised(contentType);
        var media = names(content).stream()
                .filter(name -> normalised(name).equals(name.contains(";") ? written : written.split(";", 2)[0]))
                .findFirst()
                .orElse("");
        if (media.isEmpty()) {
            return List.of(where + ": media type '" + written + "' is not documented, only " + names(content));
        }
        if (!media.endsWith("json") || !content.path(media).has("schema")) {
            return List.of();
        }
        return schema(pointer + "/content/" + escaped(media) + "/schema").validate(body, InputFormat.JSON).stream()
                .map(error -> where + ": " + error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private static String normalised(String mediaType) {
        return mediaType.replace(" ", "").toLowerCase(Locale.ROOT);
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

    /** Whether a call may bear a query parameter. @param path without host and query */
    boolean takesParameter(String method, String path, String name) {
        return paths.stream()
                .filter(candidate -> candidate.pattern().matcher(path).matches())
                .findFirst()
                .map(item -> hasParameter(item.operations().path(method.toLowerCase(Locale.ROOT)), name))
                .orElse(false);
    }

    static boolean hasParameter(JsonNode operation, String name) {
        for (var parameter : operation.path("parameters")) {
            if (name.equals(parameter.path("name").asText())) {
                return true;
            }
        }
        return false;
    }

    /** The operation's node, for what a test wants to look up itself. */
    public Optional<JsonNode> operation(String method, String template) {
        var node = document.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
        return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }
}
