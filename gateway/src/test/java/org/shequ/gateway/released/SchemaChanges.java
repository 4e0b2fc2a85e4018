package org.shequ.gateway.released;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Compares two schemas for one direction. A request may ask for no more than before, an answer may give no less. A change
 * of nullability breaks either way, because generated clients change their types with it. An enum in an answer may grow:
 * who reads it passes over what it does not know.
 */
final class SchemaChanges {

    private static final List<String> UPPER_BOUNDS = List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems");
    private static final List<String> LOWER_BOUNDS = List.of("minimum", "exclusiveMinimum", "minLength", "minItems");

    private final OpenApiDocument before;
    private final OpenApiDocument now;
    private final Direction direction;
    private final Consumer<String> report;
    private final Set<List<JsonNode>> seen = new HashSet<>();
    private final Set<List<JsonNode>> seenForms = new HashSet<>();

    SchemaChanges(OpenApiDocument before, OpenApiDocument now, Direction direction, Consumer<String> report) {
        this.before = before;
        this.now = now;
        this.direction = direction;
        this.report = report;
    }

    /** @param at the place within the body, as a JSON Pointer with {@code *} for any element */
    void compare(String at, JsonNode oldSchema, JsonNode newSchema) {
        if (oldSchema.isMissingNode() && newSchema.isMissingNode() || !seen.add(List.of(oldSchema, newSchema))) {
            return;
        }
        var old = SchemaForm.of(before, oldSchema);
        var recent = SchemaForm.of(now, newSchema);
        types(at, old, recent);
        if (!seenForms.add(List.of(old.facets(), recent.facets()))) {
            return;
        }
        enumeration(at, old.facets(), recent.facets());
        if (direction == Direction.REQUEST) {
            bounds(at, old.facets(), recent.facets());
            defaults(at, old.facets(), recent.facets());
        }
        properties(at, old.facets(), recent.facets());
        alternatives(at, old.facets(), recent.facets());
        events(at, old.facets(), recent.facets());
        for (var inner : List.of("items", "additionalProperties")) {
            var oldInner = old.facets().path(inner);
            var newInner = recent.facets().path(inner);
            if (oldInner.isObject() && newInner.isObject()) {
                compare(at + "/*", oldInner, newInner);
            } else if (direction == Direction.REQUEST
                    && newInner.isBoolean()
                    && !newInner.asBoolean()
                    && !(oldInner.isBoolean() && !oldInner.asBoolean())) {
                say(at, inner + " are now refused");
            }
        }
    }

    private void types(String at, SchemaForm old, SchemaForm recent) {
        var wide = direction == Direction.REQUEST ? recent.types() : old.types();
        var narrow = direction == Direction.REQUEST ? old.types() : recent.types();
        if (!SchemaForm.covers(wide, narrow)) {
            say(at, "type was " + old.types() + " and is " + recent.types());
        }
        if (old.types() != null && recent.types() != null && old.nullable() != recent.nullable()) {
            say(at, recent.nullable() ? "may now be null" : "may no longer be null");
        }
        var oldFormat = old.facets().path("format").asText();
        var newFormat = recent.facets().path("format").asText();
        if (!oldFormat.equals(newFormat) && !widens(oldFormat, newFormat)) {
            say(at, "format was '" + oldFormat + "' and is '" + newFormat + "'");
        }
    }

    private boolean widens(String oldFormat, String newFormat) {
        var wide = direction == Direction.REQUEST ? newFormat : oldFormat;
        var narrow = direction == Direction.REQUEST ? oldFormat : newFormat;
        return wide.isEmpty() || (wide.equals("int64") && narrow.equals("int32"));
    }

    private void enumeration(String at, JsonNode old, JsonNode recent) {
        var values = values(old);
        var newValues = values(recent);
        if (direction == Direction.REQUEST && !newValues.isEmpty()) {
            if (values.isEmpty()) {
                say(at, "only " + newValues + " are now accepted");
            } else {
                values.removeAll(newValues);
                values.forEach(value -> say(at, value + " is no longer accepted"));
            }
        }
        if (direction == Direction.RESPONSE && !values.isEmpty() && newValues.isEmpty()) {
            say(at, "may now be any value, not only " + values);
        }
    }

    private static Set<String> values(JsonNode schema) {
        var values = new TreeSet<String>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        if (schema.has("const")) {
            values.add(schema.path("const").asText());
        }
        return values;
    }

    private void bounds(String at, JsonNode old, JsonNode recent) {
        for (var bound : UPPER_BOUNDS) {
            if (recent.has(bound) && (!old.has(bound) || order(recent, old, bound) < 0)) {
                say(at, bound + " is now " + recent.path(bound));
            }
        }
        for (var bound : LOWER_BOUNDS) {
            var none = !old.has(bound) && !(bound.equals("minLength") || bound.equals("minItems"));
            if (recent.has(bound) && (none || order(recent, old, bound) > 0)) {
                say(at, bound + " is now " + recent.path(bound));
            }
        }
        if (recent.has("pattern") && !recent.path("pattern").equals(old.path("pattern"))) {
            say(at, "pattern is now " + recent.path("pattern"));
        }
    }

    /** Who leaves something out relies on what is taken for it. */
    private void defaults(String at, JsonNode old, JsonNode recent) {
        if (!old.path("default").equals(recent.path("default"))) {
            say(at, "default was " + shown(old.path("default")) + " and is " + shown(recent.path("default")));
        }
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "none" : value.toString();
    }

    private static int order(JsonNode recent, JsonNode old, String bound) {
        return recent.path(bound).decimalValue().compareTo(old.path(bound).decimalValue());
    }

    private void properties(String at, JsonNode old, JsonNode recent) {
        var required = names(old.path("required"));
        var newlyRequired = names(recent.path("required"));
        if (direction == Direction.REQUEST) {
            newlyRequired.removeAll(required);
            newlyRequired.forEach(name -> say(at + "/" + name, "is now required"));
        } else {
            required.removeAll(newlyRequired);
            required.forEach(name -> say(at + "/" + name, "may now be absent"));
        }
        old.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            if (recent.path("properties").has(name)) {
                compare(
                        at + "/" + name,
                        property.getValue(),
                        recent.path("properties").path(name));
            } else {
                say(at + "/" + name, "is gone");
            }
        });
    }

    private static Set<String> names(JsonNode list) {
        var names = new TreeSet<String>();
        list.forEach(name -> names.add(name.asText()));
        return names;
    }

    /** Alternatives are known by their place. */
    private void alternatives(String at, JsonNode old, JsonNode recent) {
        for (var choice : List.of("anyOf", "oneOf", "allOf")) {
            var olds = old.path(choice);
            var news = recent.path(choice);
            if (olds.size() != news.size()) {
                say(at, choice + " had " + olds.size() + " alternatives and has " + news.size());
                continue;
            }
            for (int i = 0; i < olds.size(); i++) {
                compare(at, olds.path(i), news.path(i));
            }
        }
    }

    /** Of the union of a feed, known by the type that each is of; new ones may be added. */
    private void events(String at, JsonNode old, JsonNode recent) {
        var forms = forms(recent);
        forms(old).forEach((type, form) -> {
            var successor = forms.get(type);
            if (successor == null) {
                say(at, type + " has no form any more");
            } else {
                compare(at + "/data of " + type, form, successor);
            }
        });
    }

    private static Map<String, JsonNode> forms(JsonNode schema) {
        var forms = new TreeMap<String, JsonNode>();
        schema.at("/then/oneOf")
                .forEach(form -> forms.put(form.at("/properties/type/const").asText(), form.at("/properties/data")));
        return forms;
    }

    private void say(String at, String what) {
        report.accept((at.isEmpty() ? "" : " " + at) + ": " + what);
    }
}
