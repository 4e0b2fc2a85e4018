package org.shequ.kit.openapi;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import java.util.List;

/** Writes the sorts that a list can be asked for into its parameter; a list that does not say them breaks the build. */
final class Sorts {

    private static final DotName SORTED = DotName.createSimple("org.shequ.kit.page.Sorted");

    private Sorts() {}

    static void describe(OpenAPI document, IndexView index) {
        var methods = new ResourceMethods(index);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((httpMethod, operation) -> methods.find(httpMethod.name(), path)
                                .ifPresent(method -> describe(operation, method))));
    }

    private static void describe(Operation operation, MethodInfo method) {
        if (operation.getParameters() == null) {
            return;
        }
        operation.getParameters().stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.QUERY && "sort".equals(parameter.getName()))
                .forEach(parameter -> {
                    var sorted = method.declaredAnnotation(SORTED);
                    if (sorted == null) {
                        throw new IllegalStateException("@Sorted does not say how this list is sorted: "
                                + method.declaringClass().name() + "." + method.name());
                    }
                    var sorts = sorted.value().asStringArray();
                    parameter.getSchema().setMaxLength(null);
                    parameter.getSchema().setEnumeration(List.<Object>of((Object[]) sorts));
                    parameter.getSchema().setDefaultValue(sorts[0]);
                });
    }
}
