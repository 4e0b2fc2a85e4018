package org.shequ.kit.lifecycle;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

import java.util.Arrays;
import java.util.List;

/** Describes every schema of states by the steps between them. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class LifecyclesInDocument implements org.eclipse.microprofile.openapi.OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var components = document.getComponents();
        var schemas = components == null ? null : components.getSchemas();
        if (schemas == null) {
            return;
        }
        Lifecycles.known().forEach(lifecycle -> {
            var schema = schemas.get(lifecycle.states().getSimpleName());
            if (schema != null && names(lifecycle).equals(schema.getEnumeration())) {
                describe(schema, LifecycleText.description(lifecycle));
            }
        });
    }

    /** Other states may be called the same: those of what is meant have the same values. */
    private static List<String> names(Lifecycle<?> lifecycle) {
        return Arrays.stream(lifecycle.states().getEnumConstants())
                .map(state -> ((Enum<?>) state).name())
                .toList();
    }

    private static void describe(Schema schema, String steps) {
        var before = schema.getDescription();
        schema.setDescription(before == null || before.isBlank() ? steps : before + " " + steps);
    }
}
