package org.shequ.contracts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.shequ.contracts.event.Event;
import org.shequ.contracts.event.Required;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/** Derives the JSON Schema (2020-12) of an event from its record: what a publisher promises to write. */
final class EventSchemas {

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final TreeMap<String, ObjectNode> definitions = new TreeMap<>();

    private EventSchemas() {}

    static ObjectNode of(Class<? extends Event> event) {
        return new EventSchemas().document(event, EventCatalogue.typeOf(event));
    }

    /** Of a record that is no event but travels beside or inside of one. */
    static ObjectNode of(Class<?> companion, String name) {
        return new EventSchemas().document(companion, name);
    }

    private ObjectNode document(Class<?> event, String type) {
        var document = nodes.objectNode();
        document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        document.put("$id", "urn:shequ:event:" + type + ":1");
        document.put("title", event.getSimpleName());
        document.setAll(object(event));
        if (!definitions.isEmpty()) {
            var defs = document.putObject("$defs");
            definitions.forEach(defs::set);
        }
        return document;
    }

    private ObjectNode object(Class<?> record) {
        var schema = nodes.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        var required = nodes.arrayNode();
        for (var component : record.getRecordComponents()) {
            properties.set(component.getName(), value(component.getAnnotatedType()));
            if (!optional(component)) {
                required.add(component.getName());
            }
        }
        schema.set("required", required);
        // readers ignore what they do not know, so that publishers may add
        return schema.put("additionalProperties", true);
    }

    static boolean optional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !component.isAnnotationPresent(Required.class);
    }

    private ObjectNode value(AnnotatedType annotated) {
        var schema = nodes.objectNode();
        if (annotated instanceof AnnotatedParameterizedType list) {
            if (((ParameterizedType) list.getType()).getRawType() != List.class) {
                throw new IllegalArgumentException("only lists: " + list.getType());
            }
            schema.put("type", "array").set("items", value(list.getAnnotatedActualTypeArguments()[0]));
            return schema;
        }
        var type = (Class<?>) annotated.getType();
        if (type == String.class) {
            return schema.put("type", "string");
        } else if (type == UUID.class) {
            return schema.put("type", "string").put("format", "uuid");
        } else if (type == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        } else if (type == YearMonth.class) {
            return schema.put("type", "string").put("pattern", "^[0-9]{4}-[0-9]{2}$");
        } else if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return schema.put("type", "integer");
        } else if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        } else if (type == BigDecimal.class) {
            return schema.put("type", "number");
        } else if (type.isEnum() || type.isRecord()) {
            define(type);
            return schema.put("$ref", "#/$defs/" + type.getSimpleName());
        }
        throw new IllegalArgumentException("no JSON form agreed for " + type);
    }

    private void define(Class<?> type) {
        if (definitions.containsKey(type.getSimpleName())) {
            return;
        }
        definitions.put(type.getSimpleName(), nodes.objectNode());
        if (type.isRecord()) {
            definitions.put(type.getSimpleName(), object(type));
            return;
        }
        var schema = nodes.objectNode().put("type", "string");
        var values = schema.putArray("enum");
        Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .forEach(values::add);
        definitions.put(type.getSimpleName(), schema);
    }
}
