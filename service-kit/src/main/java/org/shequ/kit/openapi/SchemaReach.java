package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which named schemas a part of the document uses, directly or through others. */
final class SchemaReach {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, Schema> named;
    private final Set<String> reached = new LinkedHashSet<>();
    private final Set<Schema> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Schema> waiting = new ArrayDeque<>();

    private SchemaReach(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        this.named = schemas == null ? Map.of() : schemas;
    }

    /** Names of what request bodies are made of. */
    static Set<String> ofRequests(OpenAPI document) {
        var reach = new SchemaReach(document);
        operations(document).forEach(reach::addRequest);
        return reach.follow();
    }

    /** Names of all that any operation or common response uses. */
    static Set<String> ofAll(OpenAPI document) {
        return whole(document).follow();
    }

    /** Every schema of the document, named or not, each once: what is changed in all of them is changed in each. */
    static Set<Schema> everySchema(OpenAPI document) {
        var reach = whole(document);
        reach.named.values().forEach(reach::add);
        reach.follow();
        return reach.seen;
    }

    private static SchemaReach whole(OpenAPI document) {
        var reach = new SchemaReach(document);
        for (var operation : operations(document)) {
            reach.addRequest(operation);
            reach.addRest(operation);
        }
        var responses = document.getComponents().getResponses();
        if (responses != null) {
            responses.values().forEach(response -> reach.add(response.getContent()));
        }
        return reach;
    }

    private static Collection<Operation> operations(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return Set.of();
        }
        return document.getPaths().getPathItems().values().stream()
                .flatMap(item -> item.getOperations().values().stream())
                .toList();
    }

    private void addRequest(Operation operation) {
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent());
        }
    }

    private void addRest(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> add(parameter.getSchema()));
        }
        if (operation.getResponses() != null && operation.getResponses().getAPIResponses() != null) {
            operation.getResponses().getAPIResponses().values().forEach(response -> add(response.getContent()));
        }
    }

    private void add(@Nullable Content content) {
        if (content != null && content.getMediaTypes() != null) {
            content.getMediaTypes().values().forEach(media -> add(media.getSchema()));
        }
    }

    private void add(@Nullable Schema schema) {
        if (schema != null) {
            waiting.add(schema);
        }
    }

    private void addAll(@Nullable Collection<Schema> schemas) {
        if (schemas != null) {
            waiting.addAll(schemas);
        }
    }

    private Set<String> follow() {
        while (!waiting.isEmpty()) {
            var schema = waiting.poll();
            if (!seen.add(schema)) {
                continue;
            }
            var reference = schema.getRef();
            if (reference != null && reference.startsWith(PREFIX)) {
                var name = reference.substring(PREFIX.length());
                if (reached.add(name)) {
                    add(named.get(name));
                }
            }
            addAll(
                    schema.getProperties() == null
                            ? null
                            : schema.getProperties().values());
            addAll(schema.getAllOf());
            addAll(schema.getAnyOf());
            addAll(schema.getOneOf());
            add(schema.getIfSchema());
            add(schema.getThenSchema());
            add(schema.getElseSchema());
            add(schema.getItems());
            add(schema.getAdditionalPropertiesSchema());
        }
        return reached;
    }
}
