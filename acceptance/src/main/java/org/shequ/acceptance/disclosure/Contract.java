package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What the merged interface document says can be asked. */
final class Contract {
    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();

    /** @param schema what the value must be, references resolved */
    record Parameter(String name, String in, boolean required, JsonNode schema) {
        boolean isDate() {
            return schema.path("format").asText().equals("date");
        }

        boolean isInstant() {
            return schema.path("format").asText().equals("date-time");
        }

        boolean isBoolean() {
            return schema.path("type").toString().contains("boolean");
        }

        boolean isInteger() {
            return schema.path("type").toString().contains("integer");
        }

        List<String> values() {
            var all = new ArrayList<String>();
            schema.path("enum").forEach(value -> {
                if (!value.isNull()) {
                    all.add(value.asText());
                }
            });
            return all;
        }
    }

    /**
     * @param media what it can answer beside problems
     * @param body of its request, references resolved; missing where it takes none
     */
    record Operation(
            String id,
            String method,
            String path,
            List<Parameter> parameters,
            List<String> permissions,
            List<String> media,
            JsonNode body) {

        List<Parameter> query() {
            return parameters.stream()
                    .filter(parameter -> parameter.in().equals("query"))
                    .toList();
        }

        boolean takes(String name) {
            return query().stream().anyMatch(parameter -> parameter.name().equals(name));
        }

        boolean reads() {
            return method.equals("GET")
                    || method.equals("POST")
                            && !permissions.isEmpty()
                            && permissions.stream().allMatch(permission -> permission.endsWith(":read"));
        }

        String service() {
            return path.split("/", 3)[1];
        }
    }

    Contract(JsonNode document) {
        this.document = document;
        document.path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue().fields().forEachRemaining(method -> {
                    if (List.of("get", "post", "put", "patch", "delete").contains(method.getKey())) {
                        operations.add(operation(path.getKey(), method.getKey(), method.getValue()));
                    }
                }));
        operations.sort(Comparator.<Operation>comparingInt(one -> one.path().split("\\{", -1).length)
                .thenComparing(Operation::path));
    }

    /** Those that stand nearest to the root first, so that what they tell helps to ask the others. */
    List<Operation> operations() {
        return operations;
    }

    private Operation operation(String path, String method, JsonNode node) {
        var parameters = new ArrayList<Parameter>();
        node.path("parameters").forEach(reference -> {
            var parameter = resolved(reference);
            parameters.add(new Parameter(
                    parameter.path("name").asText(),
                    parameter.path("in").asText(),
                    parameter.path("required").asBoolean(),
                    resolved(parameter.path("schema"))));
        });
        var permissions = new ArrayList<String>();
        node.path("x-permissions").forEach(permission -> permissions.add(permission.asText()));
        var media = new ArrayList<String>();
        node.path("responses")
                .forEach(response -> resolved(response)
                        .path("content")
                        .fieldNames()
                        .forEachRemaining(type -> {
                            if (!type.contains("problem") && !media.contains(type)) {
                                media.add(type);
                            }
                        }));
        var body = resolved(node.path("requestBody")).at("/content/application~1json/schema");
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters,
                permissions,
                media,
                resolved(body));
    }

    /** Follows references, and takes of several choices the one that is not null. */
    private JsonNode resolved(JsonNode node) {
        if (node.has("$ref")) {
            return resolved(document.at(node.path("$ref").asText().substring(1)));
        }
        for (var choice : List.of("anyOf", "oneOf")) {
            for (var one : node.path(choice)) {
                if (!one.path("type").asText().equals("null")) {
                    return resolved(one);
                }
            }
        }
        return node;
    }
}
