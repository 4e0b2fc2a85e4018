package org.shequ.gateway.documentation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes one OpenAPI document out of those of the services. Every name stays what it is in the service's own document: what
 * one service adds renames nothing of another's. Names that two services use for different things are refused, so that they
 * are settled where they are given. The input is not changed.
 */
final class OpenApiMerger {

    private static final List<String> METHODS =
            List.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String SCHEMAS = "schemas/";
    private static final String SHARED = "x-shared";
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
        FeedUnion.unite(documents.values());
        refuseCollisions();
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

    private void refuseCollisions() {
        var faults = new ArrayList<String>();
        var components = new TreeMap<String, Map<String, JsonNode>>();
        var operations = new TreeMap<String, List<String>>();
        var tags = new TreeMap<String, Set<String>>();
        documents.forEach((service, document) -> {
            components(document)
                    .forEach((name, component) -> components
                            .computeIfAbsent(name, key -> new LinkedHashMap<>())
                            .put(service, component));
            operations(document)
                    .forEach(operation -> operations
                            .computeIfAbsent(operation.path("operationId").asText(), key -> new ArrayList<>())
                            .add(service));
            listTags(service, document);
            tags(document)
                    .keySet()
                    .forEach(tag ->
                            tags.computeIfAbsent(tag, key -> new TreeSet<>()).add(service));
        });
        components.forEach((name, versions) -> {
            if (versions.size() > 1 && !isOneAndTheSame(name, versions.values())) {
                faults.add(name + " of " + versions.keySet());
            }
        });
        operations.forEach((id, services) -> {
            if (id.isEmpty() || services.size() > 1) {
                faults.add("operationId '" + id + "' of " + services);
            }
        });
        tags.forEach((tag, services) -> {
            if (services.size() > 1) {
                faults.add("tag '" + tag + "' of " + services);
            }
        });
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "Names that several services use for things of their own: " + String.join("; ", faults));
        }
    }

    /** What the kit defines for all is one type: marked so by every service, and alike in all of them. */
    private static boolean isOneAndTheSame(String name, Collection<JsonNode> versions) {
        var shared = !name.startsWith(SCHEMAS)
                || versions.stream().allMatch(version -> version.path(SHARED).asBoolean());
        return shared && Set.copyOf(versions).size() == 1;
    }

    private static Map<String, JsonNode> components(ObjectNode document) {
        var components = new TreeMap<String, JsonNode>();
        document.path("components").properties().forEach(section -> {
            if (!section.getKey().equals(SCHEMES)) {
                section.getValue()
                        .properties()
                        .forEach(component ->
                                components.put(section.getKey() + "/" + component.getKey(), component.getValue()));
            }
        });
        return components;
    }

    private static void listTags(String service, ObjectNode document) {
        for (var operation : operations(document)) {
            if (operation.path("tags").isEmpty()) {
                throw new IllegalArgumentException(service + ": without a tag: " + operation.path("operationId"));
            }
        }
        var described = tags(document);
        var list = document.putArray("tags");
        described.forEach((tag, description) -> list.add(description.put("name", tag)));
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
            section.getValue().properties().forEach(component -> {
                if (component.getValue() instanceof ObjectNode marked) {
                    marked.remove(SHARED);
                }
                target.set(component.getKey(), component.getValue());
            });
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
}
