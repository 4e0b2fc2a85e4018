package org.shequ.kit.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.shequ.kit.changes.ShownChanges;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Says which form {@code data} has in the change feed: of every event that the service publishes, by its {@code type}, from
 * the schemas of the contracts. The union applies to the types that are named in it and to no other, so that a client of
 * today reads the events of tomorrow; a plain {@code oneOf} with a discriminator would have its generated code refuse them.
 */
final class FeedSchemas {

    private static final String CHANGE = "Change";
    private static final String PREFIX = "#/components/schemas/";
    private static final String DEFINITIONS = "#/$defs/";
    private static final String DETAILS = "personnel.person-details";
    private static final String TYPE = "type";
    private static final String DATA = "data";
    private static final String PROPERTIES = "properties";
    private static final String EVENTS = "org.shequ.contracts.event.";
    private static final DotName EVENT_TYPE = DotName.createSimple("org.shequ.contracts.event.EventType");

    private final Map<String, Schema> schemas;
    private final IndexView index;
    private final ObjectMapper json = new ObjectMapper();

    private FeedSchemas(Map<String, Schema> schemas, IndexView index) {
        this.schemas = schemas;
        this.index = index;
    }

    static void describe(OpenAPI document, IndexView index) {
        var schemas = document.getComponents().getSchemas();
        if (schemas == null || !schemas.containsKey(CHANGE)) {
            return;
        }
        var path = document.getPaths().getPathItems().keySet().iterator().next();
        var forms = new FeedSchemas(new LinkedHashMap<>(schemas), index);
        forms.unite(path.split("/", 3)[1]);
        document.getComponents().setSchemas(forms.schemas);
    }

    private void unite(String service) {
        var events = new TreeMap<String, String>();
        index.getAnnotations(EVENT_TYPE).forEach(mark -> {
            var type = mark.value(TYPE).asString();
            if (type.startsWith(service + ".")) {
                events.put(type, mark.target().asClass().simpleName());
            }
        });
        var known = OASFactory.createSchema();
        var alternatives = new ArrayList<Schema>();
        events.forEach((type, name) -> {
            add(name, shown(type));
            known.addEnumeration(type);
            alternatives.add(OASFactory.createSchema()
                    .required(List.of(TYPE, DATA))
                    .addProperty(TYPE, OASFactory.createSchema().constValue(type))
                    .addProperty(DATA, OASFactory.createSchema().ref(PREFIX + name)));
        });
        var change = Objects.requireNonNull(schemas.get(CHANGE));
        change.ifSchema(OASFactory.createSchema().addProperty(TYPE, known));
        change.thenSchema(OASFactory.createSchema().oneOf(alternatives));
    }

    /** As the feed shows it: without what stays sealed, with what a grant may open, and with nothing promised that may be withheld. */
    private Schema shown(String type) {
        var event = read(type);
        var schema = converted(event);
        define(event);
        schema.removeProperty(ShownChanges.SEALED);
        var required = new ArrayList<>(schema.getRequired());
        required.removeAll(ShownChanges.withheld(type));
        schema.setRequired(required);
        var opened = ShownChanges.opened(type);
        if (!opened.isEmpty()) {
            var details = read(DETAILS);
            var fields = converted(details).getProperties();
            opened.forEach(name -> schema.addProperty(name, fields.get(name)));
            define(details);
        }
        return schema;
    }

    private void define(JsonNode event) {
        event.path("$defs").properties().forEach(definition -> {
            var name = nameOf(definition.getKey());
            var schema = converted(definition.getValue());
            var known = schemas.get(name);
            if (known == null) {
                add(name, schema);
            } else if (schema.getEnumeration() != null
                    && !schema.getEnumeration().equals(known.getEnumeration())) {
                throw new IllegalStateException("The service has other words than its events: " + name);
            }
        });
    }

    private void add(String name, Schema schema) {
        schema.addExtension(Names.SHARED, true);
        if (schemas.put(name, schema) != null) {
            throw new IllegalStateException("The service has a type that is called like an event: " + name);
        }
    }

    /**
     * What is part of an event bears the service that publishes it, as {@code SelectionAppointmentDetail}. Words do not, nor
     * those yet that the scanner found in the interface too: {@link Names} calls them so afterwards.
     */
    private String nameOf(String definition) {
        var scanned = schemas.get(definition);
        if (scanned != null && scanned.getEnumeration() != null) {
            return definition;
        }
        return Schemas.classesCalled(index, definition).stream()
                        .filter(type -> type.startsWith(EVENTS))
                        .map(type -> type.substring(EVENTS.length()).split("\\.", 2)[0])
                        .map(service -> service.substring(0, 1).toUpperCase(Locale.ROOT) + service.substring(1))
                        .findFirst()
                        .orElse("")
                + definition;
    }

    private Schema converted(JsonNode form) {
        var schema = OASFactory.createSchema();
        if (form.has("$ref")) {
            return schema.ref(PREFIX + nameOf(form.path("$ref").asText().substring(DEFINITIONS.length())));
        }
        var type = Schema.SchemaType.valueOf(form.path(TYPE).asText().toUpperCase(Locale.ROOT));
        schema.addType(type);
        switch (type) {
            case INTEGER -> schema.format("int64");
            case STRING -> {
                if (form.has("format")) {
                    schema.format(form.path("format").asText());
                }
                if (form.has("pattern")) {
                    schema.pattern(form.path("pattern").asText());
                }
                form.path("enum").forEach(value -> schema.addEnumeration(value.asText()));
            }
            case ARRAY -> schema.items(converted(form.path("items")));
            case OBJECT -> {
                form.path(PROPERTIES)
                        .properties()
                        .forEach(property -> schema.addProperty(property.getKey(), converted(property.getValue())));
                schema.setRequired(required(form));
            }
            default -> {
                // numbers and truths have no more to say
            }
        }
        return schema;
    }

    private static List<String> required(JsonNode form) {
        return form.path("required").valueStream().map(JsonNode::asText).toList();
    }

    private JsonNode read(String type) {
        var file = "schemas/" + type + ".json";
        try (var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (stream == null) {
                throw new FileNotFoundException(file);
            }
            return json.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
