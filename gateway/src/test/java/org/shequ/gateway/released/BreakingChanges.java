package org.shequ.gateway.released;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What in a newer OpenAPI 3.1 document would break a client written for an older one. Own, because openapi-diff 2.1.7
 * reads 3.1 documents but sees neither a changed type nor a changed nullability in them, and takes twelve seconds for one.
 */
final class BreakingChanges {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final OpenApiDocument before;
    private final OpenApiDocument now;
    private final List<String> found = new ArrayList<>();

    private BreakingChanges(OpenApiDocument before, OpenApiDocument now) {
        this.before = before;
        this.now = now;
    }

    /** One sentence per change that breaks, beginning with the operation; empty when all is additive. */
    static List<String> between(JsonNode before, JsonNode now, LocalDate today) {
        var changes = new BreakingChanges(new OpenApiDocument(before), new OpenApiDocument(now));
        changes.document();
        var operations = operations(now);
        operations(before).forEach((name, operation) -> {
            var successor = operations.get(name);
            if (successor == null) {
                if (!mayGo(operation, today)) {
                    changes.report(name, "is gone");
                }
            } else {
                changes.operation(name, operation, successor);
            }
        });
        return List.copyOf(changes.found);
    }

    /** Its end was told with the release, and has come. */
    private static boolean mayGo(JsonNode operation, LocalDate today) {
        var end = operation.path("x-sunset");
        return end.isTextual() && !LocalDate.parse(end.asText()).isAfter(today);
    }

    private void document() {
        if (!before.root().path("servers").equals(now.root().path("servers"))) {
            found.add("servers: clients call them");
        }
        before.root().at("/components/schemas").fieldNames().forEachRemaining(name -> {
            if (!now.root().at("/components/schemas").has(name)) {
                found.add("schema " + name + " is gone: clients name their types after it");
            }
        });
    }

    private static Map<String, JsonNode> operations(JsonNode document) {
        var operations = new LinkedHashMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(item -> METHODS.contains(item.getKey()))
                        .forEach(item -> operations.put(
                                item.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey(),
                                withThoseOfThePath(item.getValue(), path.getValue()))));
        return operations;
    }

    /** What a path asks of all its operations, each of them asks. */
    private static JsonNode withThoseOfThePath(JsonNode operation, JsonNode path) {
        if (path.path("parameters").isEmpty()) {
            return operation;
        }
        ObjectNode whole = operation.deepCopy();
        var parameters = whole.withArray("/parameters");
        path.path("parameters").forEach(parameters::add);
        return whole;
    }

    private void operation(String name, JsonNode old, JsonNode recent) {
        if (!old.path("operationId").equals(recent.path("operationId"))) {
            report(name, "operationId: clients name their methods after it");
        }
        if (!old.path("tags").equals(recent.path("tags"))) {
            report(name, "tags: clients name their classes after them");
        }
        security(name, old, recent);
        parameters(name, old, recent);
        body(name, before.resolved(old.path("requestBody")), now.resolved(recent.path("requestBody")));
        responses(name, old.path("responses"), recent.path("responses"));
    }

    /** Whoever might call it may still, with the token that did. */
    private void security(String name, JsonNode old, JsonNode recent) {
        var permissions = texts(old.path("x-permissions"));
        var wanted = texts(recent.path("x-permissions"));
        if (permissions.isEmpty() && !wanted.isEmpty()) {
            report(name, "now needs one of " + wanted);
        }
        if (!wanted.isEmpty()) {
            permissions.stream()
                    .filter(permission -> !wanted.contains(permission))
                    .forEach(permission -> report(name, permission + " no longer suffices"));
        }
        var ways = new LinkedHashSet<JsonNode>();
        old.path("security").forEach(ways::add);
        recent.path("security").forEach(way -> {
            if (!ways.contains(way)) {
                report(name, "now asks for " + way);
            }
        });
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void parameters(String name, JsonNode old, JsonNode recent) {
        var gone = before.parameters(old);
        var given = now.parameters(recent);
        given.forEach((key, parameter) -> {
            var predecessor = gone.remove(key);
            var required = parameter.path("required").asBoolean();
            if (predecessor == null) {
                if (required) {
                    report(name, key + " is new and required");
                }
                return;
            }
            if (required && !predecessor.path("required").asBoolean()) {
                report(name, key + " is now required");
            }
            schemas(name + " " + key, Direction.REQUEST, predecessor.path("schema"), parameter.path("schema"));
        });
        gone.keySet().forEach(key -> report(name, key + " is gone, and unknown parameters are refused"));
    }

    private void body(String name, JsonNode old, JsonNode recent) {
        if (recent.path("required").asBoolean() && !old.path("required").asBoolean()) {
            report(name, "the body is now required");
        }
        contents(name + " request", Direction.REQUEST, old, recent);
    }

    private void responses(String name, JsonNode old, JsonNode recent) {
        recent.fieldNames().forEachRemaining(status -> {
            if (status.startsWith("2") && !old.has(status)) {
                report(name, status + " is a new answer that clients do not expect");
            }
        });
        old.properties().forEach(entry -> {
            var status = entry.getKey();
            var predecessor = before.resolved(entry.getValue());
            if (!recent.has(status)) {
                report(name, status + " is no longer an answer");
                return;
            }
            var response = now.resolved(recent.path(status));
            var headers = new TreeSet<String>();
            predecessor.path("headers").fieldNames().forEachRemaining(headers::add);
            response.path("headers").fieldNames().forEachRemaining(headers::remove);
            headers.forEach(header -> report(name, status + " no longer has the header " + header));
            contents(name + " " + status, Direction.RESPONSE, predecessor, response);
        });
    }

    private void contents(String name, Direction direction, JsonNode old, JsonNode recent) {
        old.path("content").properties().forEach(content -> {
            var media = content.getKey();
            if (recent.path("content").has(media)) {
                schemas(
                        name,
                        direction,
                        content.getValue().path("schema"),
                        recent.path("content").path(media).path("schema"));
            } else {
                report(name, media + " is gone");
            }
        });
    }

    private void schemas(String name, Direction direction, JsonNode old, JsonNode recent) {
        new SchemaChanges(before, now, direction, what -> found.add(name + what)).compare("", old, recent);
    }

    private void report(String name, String what) {
        found.add(name + ": " + what);
    }
}
