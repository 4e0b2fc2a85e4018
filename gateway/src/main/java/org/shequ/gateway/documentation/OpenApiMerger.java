package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Makes one OpenAPI document out of those of the services. A component that all its services describe alike is shared;
 * one that they describe differently gets its service's name in front, as do operation ids and tags used twice. The
 * input is not changed.
 */
final class OpenApiMerger {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String REFERENCE = "#/components/";
    private static final String SCHEMES = "securitySchemes";

    private final Map<String, ObjectNode> documents = new LinkedHashMap<>();
    private final ObjectNode merged;

    private OpenApiMerger(Map<String, ObjectNode> documents, ObjectNode frame) {
        documents.forEach((service, document) -> this.documents.put(service, document.deepCopy()));
        this.merged = frame.deepCopy();
    }

    /**
     * @param documents by service name
     * @param frame what the merged document says of itself: openapi, info, servers, security, the security scheme
     * @throws IllegalArgumentException when the documents contradict each other
     */
    static ObjectNode merge(Map<String, ObjectNode> documents, ObjectNode frame) {
        return new OpenApiMerger(documents, frame).merge();
    }

    private ObjectNode merge() {
        documents.forEach(this::check);
        separateComponents();
        separateOperationIds();
        separateTags();
        documents.forEach(this::useOneScheme);
        documents.forEach(this::add);
        var groups = merged.putArray("x-tagGroups");
        documents.forEach((service, document) -> {
            var group = groups.addObject()
                    .put("name", document.path("info").path("title").asText(service));
            var tags = group.putArray("tags");
            document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        });
        return merged;
    }

    private void check(String service, ObjectNode document) {
        if (!document.path("openapi").asText().startsWith("3.1")) {
            throw new IllegalArgumentException(service + ": not an OpenAPI 3.1 document");
        }
        document.path("paths").fieldNames().forEachRemaining(path -> {
            if (!path.startsWith("/" + service + "/")) {
                throw new IllegalArgumentException(service + ": path outside the service: " + path);
            }
        });
    }

    private void separateComponents() {
        var different = new HashSet<String>();
        var users = new HashMap<String, List<JsonNode>>();
        documents
                .values()
                .forEach(document -> document.path("components").properties().forEach(section -> {
                    if (!section.getKey().equals(SCHEMES)) {
                        section.getValue()
                                .properties()
                                .forEach(component -> users.computeIfAbsent(
                                                section.getKey() + "/" + component.getKey(), key -> new ArrayList<>())
                                        .add(component.getValue()));
                    }
                }));
        users.forEach((name, versions) -> {
            if (new HashSet<>(versions).size() > 1) {
                different.add(name);
            }
        });
        // what refers to something separated cannot be shared either
        var grown = true;
        while (grown) {
            grown = false;
            for (var entry : users.entrySet()) {
                if (entry.getValue().size() > 1
                        && !different.contains(entry.getKey())
                        && references(entry.getValue().getFirst()).stream().anyMatch(different::contains)) {
                    different.add(entry.getKey());
                    grown = true;
                }
            }
        }
        documents.forEach((service, document) -> separate(service, document, different, users.keySet()));
    }

    private static void separate(String service, ObjectNode document, Set<String> different, Set<String> taken) {
        UnaryOperator<String> renamed = name -> {
            var slash = name.indexOf('/');
            var prefixed = name.substring(0, slash + 1) + capitalised(service) + name.substring(slash + 1);
            if (taken.contains(prefixed)) {
                throw new IllegalArgumentException("component name needed twice: " + prefixed);
            }
            return prefixed;
        };
        if (document.get("components") instanceof ObjectNode components) {
            components.properties().forEach(section -> {
                var names = new ObjectMapper().createObjectNode();
                section.getValue().properties().forEach(component -> {
                    var name = section.getKey() + "/" + component.getKey();
                    var key = different.contains(name) ? renamed.apply(name) : name;
                    names.set(key.substring(key.indexOf('/') + 1), component.getValue());
                });
                section.setValue(names);
            });
        }
        rewriteTexts(document, text -> {
            var name = text.startsWith(REFERENCE) ? text.substring(REFERENCE.length()) : "";
            return different.contains(name) ? REFERENCE + renamed.apply(name) : text;
        });
    }

    private static Set<String> references(JsonNode node) {
        var found = new HashSet<String>();
        node.findValuesAsText("$ref").forEach(reference -> {
            if (reference.startsWith(REFERENCE)) {
                found.add(reference.substring(REFERENCE.length()));
            }
        });
        return found;
    }

    private static void rewriteTexts(JsonNode node, UnaryOperator<String> rewrite) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                if (field.getValue().isTextual()) {
                    field.setValue(
                            TextNode.valueOf(rewrite.apply(field.getValue().asText())));
                } else {
                    rewriteTexts(field.getValue(), rewrite);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> rewriteTexts(element, rewrite));
        }
    }

    private void separateOperationIds() {
        var seen = new HashMap<String, Integer>();
        documents
                .values()
                .forEach(document -> operations(document)
                        .forEach(operation ->
                                seen.merge(operation.path("operationId").asText(), 1, Integer::sum)));
        documents.forEach((service, document) -> operations(document).forEach(operation -> {
            var id = operation.path("operationId").asText();
            if (id.isEmpty()) {
                throw new IllegalArgumentException(service + ": an operation has no operationId");
            }
            if (seen.getOrDefault(id, 0) > 1) {
                operation.put("operationId", service + capitalised(id));
            }
        }));
        var unique = new HashSet<String>();
        documents
                .values()
                .forEach(document -> operations(document).forEach(operation -> {
                    if (!unique.add(operation.path("operationId").asText())) {
                        throw new IllegalArgumentException("operationId used twice: " + operation.path("operationId"));
                    }
                }));
    }

    private void separateTags() {
        var users = new HashMap<String, Set<String>>();
        documents.forEach((service, document) -> {
            operations(document).forEach(operation -> {
                if (operation.path("tags").isEmpty()) {
                    operation.putArray("tags").add(capitalised(service));
                }
            });
            tags(document)
                    .keySet()
                    .forEach(tag ->
                            users.computeIfAbsent(tag, key -> new TreeSet<>()).add(service));
        });
        documents.forEach((service, document) -> {
            UnaryOperator<String> renamed =
                    tag -> users.getOrDefault(tag, Set.of()).size() > 1 ? capitalised(service) + " " + tag : tag;
            var described = tags(document);
            operations(document).forEach(operation -> {
                var old = operation.path("tags").deepCopy();
                var fresh = operation.putArray("tags");
                old.forEach(tag -> fresh.add(renamed.apply(tag.asText())));
            });
            var list = document.putArray("tags");
            described.forEach((tag, description) -> list.add(description.put("name", renamed.apply(tag))));
        });
    }

    /** Every tag that is declared or used, with its description where there is one. */
    private static Map<String, ObjectNode> tags(ObjectNode document) {
        var tags = new TreeMap<String, ObjectNode>();
        document.path("tags").forEach(tag -> tags.put(tag.path("name").asText(), tag.deepCopy()));
        operations(document)
                .forEach(operation -> operation
                        .path("tags")
                        .forEach(tag -> tags.computeIfAbsent(tag.asText(), key -> document.objectNode())));
        return tags;
    }

    private void useOneScheme(String service, ObjectNode document) {
        var scheme = merged.path("components").path(SCHEMES).fieldNames().next();
        operations(document).forEach(operation -> {
            if (operation.path("security").isArray()
                    && !operation.path("security").isEmpty()) {
                operation.putArray("security").addObject().putArray(scheme);
            }
        });
        if (document.get("components") instanceof ObjectNode components) {
            components.remove(SCHEMES);
        }
    }

    private void add(String service, ObjectNode document) {
        document.path("paths")
                .properties()
                .forEach(path -> merged.withObject("/paths").set(path.getKey(), path.getValue()));
        document.path("components").properties().forEach(section -> {
            var target = merged.withObject("/components/" + section.getKey());
            section.getValue().properties().forEach(component -> target.set(component.getKey(), component.getValue()));
        });
        var tags = merged.withArray("/tags");
        document.path("tags").forEach(tags::add);
    }

    private static List<ObjectNode> operations(ObjectNode document) {
        var operations = new ArrayList<ObjectNode>();
        document.path("paths")
                .forEach(path -> METHODS.forEach(method -> {
                    if (path.get(method) instanceof ObjectNode operation) {
                        operations.add(operation);
                    }
                }));
        return operations;
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
