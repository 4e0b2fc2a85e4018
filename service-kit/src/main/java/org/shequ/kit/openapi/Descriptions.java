package org.shequ.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Map;
import java.util.Set;

/**
 * Gives every schema, field, value and parameter that no annotation describes its description in both languages from the
 * {@link Catalogue}. What is common to many stands there once, and what bears the same name with another meaning stands
 * under its own.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = Descriptions.AFTER_NAMES)
public class Descriptions implements OASFilter {

    static final int AFTER_NAMES = Integer.MIN_VALUE;

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String VALUES = "x-enum-descriptions";
    private static final String PAGE = "Page";
    private static final Set<String> SAYS_NOTHING =
            Set.of("OK", "Created", "Accepted", "No Content", "Not Modified", "Multi-Status");

    private final Catalogue catalogue = Catalogue.load();

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = document.getComponents() == null
                ? null
                : document.getComponents().getSchemas();
        if (schemas == null || document.getPaths() == null) {
            return;
        }
        schemas.forEach(this::describe);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(operation -> {
                    describeParameters(path, operation);
                    if (operation.getResponses() != null) {
                        operation
                                .getResponses()
                                .getAPIResponses()
                                .values()
                                .forEach(answer -> describe(answer, schemas));
                    }
                }));
    }

    private void describe(String name, Schema schema) {
        if (isWanting(schema.getDescription())) {
            var item = name.endsWith(PAGE) ? catalogue.find(name.replaceFirst("Page$", "")) : null;
            var found = item == null ? catalogue.find(name) : Catalogue.page(item);
            if (found != null) {
                schema.setDescription(found);
            }
        }
        if (schema.getEnumeration() != null) {
            describeValues(name, schema);
        }
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((field, property) -> {
                if (isWanting(property.getDescription())) {
                    var found = catalogue.find(name + "." + field, "*." + field);
                    if (found != null) {
                        property.setDescription(found);
                    }
                }
            });
        }
    }

    /** After what the schema says of itself, one line per value; and for programs a list in the order of the values. */
    private void describeValues(String name, Schema schema) {
        var meanings = new ArrayList<String>();
        var lines = new StringBuilder(schema.getDescription() == null ? "" : schema.getDescription() + "\n");
        for (var value : schema.getEnumeration()) {
            var meaning = catalogue.find(name + "." + value);
            if (meaning != null) {
                meanings.add(meaning);
                lines.append("\n- `").append(value).append("`: ").append(meaning);
            }
        }
        if (!meanings.isEmpty()) {
            schema.addExtension(VALUES, meanings);
            schema.setDescription(lines.toString());
        }
    }

    private void describeParameters(String path, Operation operation) {
        if (operation.getParameters() == null) {
            return;
        }
        for (var parameter : operation.getParameters()) {
            if (parameter.getRef() == null && isWanting(parameter.getDescription())) {
                var found = parameter.getIn() == Parameter.In.PATH
                        ? catalogue.find(place(path, parameter.getName()))
                        : catalogue.find(
                                operation.getOperationId() + "?" + parameter.getName(), "?" + parameter.getName());
                if (found != null) {
                    parameter.setDescription(found);
                }
            }
        }
    }

    /** {@code people/{id}}: what a variable stands for follows from what stands before it. */
    private static String place(String path, String name) {
        var variable = "{" + name + "}";
        var before = path.substring(0, path.indexOf(variable) - 1);
        return before.substring(before.lastIndexOf('/') + 1) + "/" + variable;
    }

    /** An answer that says no more of itself than its status is what its body is. */
    private static void describe(APIResponse answer, Map<String, Schema> schemas) {
        if (answer.getRef() != null || !SAYS_NOTHING.contains(answer.getDescription()) || answer.getContent() == null) {
            return;
        }
        answer.getContent().getMediaTypes().values().stream()
                .map(media ->
                        media.getSchema() == null ? null : media.getSchema().getRef())
                .filter(reference -> reference != null && reference.startsWith(SCHEMAS))
                .map(reference -> schemas.get(String.valueOf(reference).substring(SCHEMAS.length())))
                .filter(schema -> schema != null && schema.getDescription() != null)
                .findFirst()
                .ifPresent(schema -> answer.setDescription(schema.getDescription()));
    }

    private static boolean isWanting(@Nullable String description) {
        return description == null || !Catalogue.isInBothLanguages(description);
    }
}
