package org.shequ.gateway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** The resources of the merged interface document by path. What it does not know may be newer than it, and passes. */
@Singleton
public class Operations {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final Node root = new Node();

    /** One segment; a literal goes before a parameter. */
    private static final class Node {
        private final Map<String, Node> literals = new HashMap<>();
        private @Nullable Node parameter;
        private @Nullable Resource resource;
    }

    @Inject
    Operations(ObjectMapper json) {
        this(document(json));
    }

    Operations(JsonNode document) {
        document.path("paths").properties().forEach(path -> add(path.getKey(), path.getValue()));
    }

    private static JsonNode document(ObjectMapper json) {
        try (var document = Operations.class.getClassLoader().getResourceAsStream("documentation/openapi.json")) {
            return json.readTree(Objects.requireNonNull(document, "documentation/openapi.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(String template, JsonNode operations) {
        var node = root;
        for (var segment : template.substring(1).split("/", -1)) {
            node = segment.startsWith("{")
                    ? parameter(node)
                    : node.literals.computeIfAbsent(segment, key -> new Node());
        }
        var permissions = new HashMap<String, Set<String>>();
        operations.properties().forEach(operation -> {
            var method = operation.getKey().toUpperCase(Locale.ROOT);
            if (METHODS.contains(method)) {
                var wanted = new HashSet<String>();
                operation.getValue().path("x-permissions").forEach(one -> wanted.add(one.asText()));
                permissions.put(method, Set.copyOf(wanted));
            }
        });
        node.resource = new Resource(template, Map.copyOf(permissions));
    }

    private static Node parameter(Node node) {
        var present = node.parameter;
        if (present == null) {
            present = new Node();
            node.parameter = present;
        }
        return present;
    }

    /** @param path raw, beginning with a slash; one at its end is overlooked, as the services do */
    public Optional<Resource> find(String path) {
        var end = path.endsWith("/") ? path.length() - 1 : path.length();
        return Optional.ofNullable(find(root, path, 1, end));
    }

    private static @Nullable Resource find(Node node, String path, int from, int end) {
        if (from > end) {
            return node.resource;
        }
        var slash = path.indexOf('/', from);
        var to = slash < 0 || slash > end ? end : slash;
        var literal = node.literals.get(plain(path.substring(from, to)));
        var found = literal == null ? null : find(literal, path, to + 1, end);
        return found != null || node.parameter == null ? found : find(node.parameter, path, to + 1, end);
    }

    private static String plain(String segment) {
        return segment.indexOf('%') < 0
                ? segment
                : URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
