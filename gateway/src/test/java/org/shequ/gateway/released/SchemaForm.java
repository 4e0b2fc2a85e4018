package org.shequ.gateway.released;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import java.util.Set;
import java.util.TreeSet;

/**
 * A schema as it acts: references followed, with what stands beside them, and {@code anyOf [X, null]} read as a nullable X.
 *
 * @param types without null; null when any is allowed
 */
record SchemaForm(@Nullable Set<String> types, boolean nullable, ObjectNode facets) {

    private static final String NULL = "null";

    static SchemaForm of(OpenApiDocument document, JsonNode schema) {
        var own = typesOf(schema);
        var facets = JsonNodeFactory.instance.objectNode();
        var nullable = own == null || own.contains(NULL);
        Set<String> types = own;
        if (schema.has("$ref")) {
            var target = of(document, document.target(schema));
            facets.setAll(target.facets);
            types = intersection(own, target.types);
            nullable = nullable && target.nullable;
        }
        for (var choice : new String[] {"anyOf", "oneOf"}) {
            var one = onlyAlternative(schema.path(choice));
            if (one != null) {
                var target = of(document, one);
                facets.setAll(target.facets);
                types = intersection(types, target.types);
            }
        }
        schema.properties().forEach(entry -> {
            var alternatives = entry.getKey().equals("anyOf") || entry.getKey().equals("oneOf");
            if (!(alternatives && onlyAlternative(entry.getValue()) != null)) {
                facets.set(entry.getKey(), entry.getValue());
            }
        });
        if (types != null) {
            types = new TreeSet<>(types);
            types.remove(NULL);
        }
        return new SchemaForm(types, nullable, facets);
    }

    /** The X of [X, null], in either order. */
    private static @Nullable JsonNode onlyAlternative(JsonNode alternatives) {
        if (alternatives.size() != 2) {
            return null;
        }
        for (int i = 0; i < 2; i++) {
            if (alternatives.path(i).path("type").asText().equals(NULL)) {
                return alternatives.path(1 - i);
            }
        }
        return null;
    }

    private static @Nullable Set<String> typesOf(JsonNode schema) {
        var type = schema.path("type");
        if (type.isMissingNode()) {
            return null;
        }
        var types = new TreeSet<String>();
        if (type.isArray()) {
            type.forEach(t -> types.add(t.asText()));
        } else {
            types.add(type.asText());
        }
        return types;
    }

    private static @Nullable Set<String> intersection(@Nullable Set<String> first, @Nullable Set<String> second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        var both = new TreeSet<>(first);
        both.retainAll(second);
        return both;
    }

    /** Whether every value of this kind of type is one of theirs. */
    static boolean covers(@Nullable Set<String> wide, @Nullable Set<String> narrow) {
        if (wide == null) {
            return true;
        }
        return narrow != null
                && narrow.stream()
                        .allMatch(type -> wide.contains(type) || (type.equals("integer") && wide.contains("number")));
    }
}
