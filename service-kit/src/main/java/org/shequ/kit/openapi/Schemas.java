package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says of records what their Java says: what is {@code @Nullable} may be null, and everything else is always there in an
 * answer. What a request must hold is left to its constraints.
 */
final class Schemas {

    private static final DotName RECORD = DotName.createSimple(Record.class.getName());
    private static final DotName ENUM = DotName.createSimple(Enum.class.getName());
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class.getName());
    private static final DotName INCLUDE = DotName.createSimple("com.fasterxml.jackson.annotation.JsonInclude");
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");

    private Schemas() {}

    static void complete(OpenAPI document, IndexView index) {
        var schemas = document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        openTrees(document, schemas);
        var requests = SchemaReach.ofRequests(document);
        recordsBySchema(index).forEach((name, type) -> {
            var schema = schemas.get(name);
            if (schema != null && schema.getProperties() != null && type != null) {
                completeRecord(schema, type, requests.contains(name));
            }
        });
        removeUnused(document);
    }

    static void removeUnused(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        var used = SchemaReach.ofAll(document);
        List.copyOf(schemas.keySet()).stream()
                .filter(name -> !used.contains(name))
                .forEach(name -> document.getComponents().removeSchema(name));
    }

    /** A tree of the JSON library is any JSON, not that library's class. */
    private static void openTrees(OpenAPI document, Map<String, Schema> schemas) {
        if (schemas.containsKey("JsonNode")) {
            document.getComponents()
                    .addSchema("JsonNode", OASFactory.createSchema().description("Any JSON. / 任意 JSON。"));
        }
        if (schemas.containsKey("ObjectNode")) {
            document.getComponents()
                    .addSchema(
                            "ObjectNode",
                            OASFactory.createSchema()
                                    .addType(Schema.SchemaType.OBJECT)
                                    .additionalPropertiesBoolean(true)
                                    .description("Any JSON object. / 任意 JSON 对象。"));
        }
    }

    private static void completeRecord(Schema schema, ClassInfo type, boolean request) {
        var properties = new LinkedHashMap<>(schema.getProperties());
        var required = new ArrayList<String>(schema.getRequired() == null ? List.of() : schema.getRequired());
        for (var component : type.recordComponentsInDeclarationOrder()) {
            var property = properties.get(component.name());
            if (property == null) {
                continue;
            }
            if (property.getRef() != null) {
                property.setType(null); // a reference says it, and what stands beside it must not say otherwise
            }
            if (component.type().hasAnnotation(NULLABLE)) {
                properties.put(component.name(), orNull(property));
            } else if (!request && !leavesOutEmpty(type) && !required.contains(component.name())) {
                required.add(component.name());
            }
        }
        schema.setProperties(properties);
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
    }

    /** A record that leaves out what is empty promises none of its members. */
    private static boolean leavesOutEmpty(ClassInfo type) {
        var include = type.declaredAnnotation(INCLUDE);
        return include != null
                && include.value() != null
                && include.value().asEnum().equals("NON_EMPTY");
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() == null) {
            var types = property.getType();
            if (types != null && !types.contains(Schema.SchemaType.NULL)) {
                property.addType(Schema.SchemaType.NULL);
            }
            return property;
        }
        var reference = OASFactory.createSchema().ref(property.getRef());
        return property.ref(null)
                .anyOf(List.of(reference, OASFactory.createSchema().addType(Schema.SchemaType.NULL)));
    }

    /**
     * Null where two records share a name, so that nobody can tell which one the schema is of. A name that is given
     * ({@code @Schema(name = …)}) is that record's, whatever others are called.
     */
    private static Map<String, @Nullable ClassInfo> recordsBySchema(IndexView index) {
        Map<String, @Nullable ClassInfo> called = new HashMap<>();
        Map<String, @Nullable ClassInfo> given = new HashMap<>();
        Set<DotName> seen = new HashSet<>();
        for (var type : index.getKnownDirectSubclasses(RECORD)) {
            if (seen.add(type.name())) {
                var name = givenName(type);
                var found = name == null ? called : given;
                var key = name == null ? type.simpleName() : name;
                found.put(key, found.containsKey(key) ? null : type);
            }
        }
        called.putAll(given);
        return called;
    }

    /** The full names of the records and enums that a schema of that name may be of. */
    static Set<String> classesCalled(IndexView index, String name) {
        return Stream.of(RECORD, ENUM)
                .flatMap(superclass -> index.getKnownDirectSubclasses(superclass).stream())
                .filter(type -> name.equals(Objects.requireNonNullElse(givenName(type), type.simpleName())))
                .map(type -> type.name().toString())
                .collect(Collectors.toSet());
    }

    /** The enums of that name that no annotation calls otherwise. */
    static List<ClassInfo> enumsCalled(IndexView index, String name) {
        return index.getKnownDirectSubclasses(ENUM).stream()
                .filter(type -> type.simpleName().equals(name) && givenName(type) == null)
                .toList();
    }

    private static @Nullable String givenName(ClassInfo type) {
        AnnotationInstance annotation = type.declaredAnnotation(SCHEMA);
        var name = annotation == null ? null : annotation.value("name");
        return name == null ? null : name.asString();
    }
}
