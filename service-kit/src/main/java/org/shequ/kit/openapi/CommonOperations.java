package org.shequ.kit.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * Writes into the document what follows from the annotations of every operation, so that no resource repeats it: the
 * token and its permission, Idempotency-Key and If-Match, the problem responses, and an operationId where none is given.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonOperations implements OASFilter {

    private static final DotName IDEMPOTENT = DotName.createSimple("org.shequ.kit.idempotency.Idempotent");
    private static final DotName OWN_RECORD = DotName.createSimple("org.shequ.kit.security.OwnRecord");
    private static final DotName PERMISSIONS = DotName.createSimple("io.quarkus.security.PermissionsAllowed");
    private static final DotName PUBLIC = DotName.createSimple("jakarta.annotation.security.PermitAll");

    private final IndexView index;
    private final ResourceMethods methods;

    public CommonOperations(IndexView index) {
        this.index = index;
        this.methods = new ResourceMethods(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        CommonComponents.addTo(document.getComponents());
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .forEach((httpMethod, operation) -> methods.find(httpMethod.name(), path)
                                .ifPresent(method -> complete(path, httpMethod, operation, method))));
        nameOperations(document);
        Schemas.complete(document, index);
    }

    private void complete(String path, PathItem.HttpMethod httpMethod, Operation operation, MethodInfo method) {
        ImportBodies.describe(operation, method);
        var statuses = new TreeSet<>(List.of(400, 406, 500, 502, 503, 504));
        if (path.contains("{") || isOfAPerson(method)) {
            statuses.add(404);
        }
        if (operation.getRequestBody() != null) {
            statuses.addAll(List.of(413, 415, 422));
        }
        if (has(method, IDEMPOTENT)) {
            putHeader(operation, "Idempotency-Key", CommonComponents.IDEMPOTENCY_KEY);
            statuses.addAll(List.of(409, 422));
        }
        if (hasHeader(operation, "If-Match")) {
            putHeader(operation, "If-Match", CommonComponents.IF_MATCH);
            statuses.addAll(List.of(409, 412, 428));
        }
        if (httpMethod == PathItem.HttpMethod.GET && isVersioned(operation)) {
            putHeader(operation, "If-None-Match", CommonComponents.IF_NONE_MATCH);
            addNotModified(operation);
        }
        if (!has(method, PUBLIC)) {
            statuses.addAll(List.of(401, 403, 429));
            requireToken(operation, method);
        }
        operation.addParameter(OASFactory.createParameter().ref(CommonComponents.TRACE_PARENT));
        addProblems(operation, statuses);
        RetiringMarks.describe(operation, method);
    }

    private static void requireToken(Operation operation, MethodInfo method) {
        if (operation.getSecurity() == null || operation.getSecurity().isEmpty()) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(CommonComponents.TOKEN));
        }
        var permissions = permissions(method);
        if (!permissions.isEmpty()) {
            operation.addExtension("x-permissions", permissions);
        }
    }

    private static List<String> permissions(MethodInfo method) {
        var found = new ArrayList<String>();
        for (var annotation : method.annotations(PERMISSIONS)) {
            found.addAll(List.of(annotation.value().asStringArray()));
        }
        var onClass = method.declaringClass().declaredAnnotation(PERMISSIONS);
        if (found.isEmpty() && onClass != null) {
            found.addAll(List.of(onClass.value().asStringArray()));
        }
        return found;
    }

    private static void addProblems(Operation operation, TreeSet<Integer> statuses) {
        var responses = operation.getResponses();
        if (responses == null) {
            responses = OASFactory.createAPIResponses();
            operation.setResponses(responses);
        }
        for (var status : statuses) {
            if (!responses.hasAPIResponse(status.toString())) {
                responses.addAPIResponse(
                        status.toString(), OASFactory.createAPIResponse().ref(CommonComponents.nameOf(status)));
            }
        }
    }

    private static void addNotModified(Operation operation) {
        var responses = operation.getResponses();
        if (responses != null && !responses.hasAPIResponse("304")) {
            responses.addAPIResponse("304", OASFactory.createAPIResponse().description("Not modified / 未修改"));
        }
    }

    /** Replaces what the scanner made of the header, or adds it. */
    private static void putHeader(Operation operation, String name, String component) {
        var parameters =
                new ArrayList<Parameter>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.removeIf(parameter -> isHeader(parameter, name));
        parameters.add(OASFactory.createParameter().ref(component));
        operation.setParameters(parameters);
    }

    private static boolean hasHeader(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> isHeader(parameter, name));
    }

    private static boolean isHeader(Parameter parameter, String name) {
        return parameter.getIn() == Parameter.In.HEADER && name.equalsIgnoreCase(parameter.getName());
    }

    private static boolean has(MethodInfo method, DotName annotation) {
        return method.hasDeclaredAnnotation(annotation)
                || method.declaringClass().hasDeclaredAnnotation(annotation);
    }

    /** Somebody else's is answered like absent. */
    private static boolean isOfAPerson(MethodInfo method) {
        var mark = method.declaredAnnotation(OWN_RECORD);
        return mark != null && mark.value() != null;
    }

    private boolean isVersioned(Operation operation) {
        var answer = operation.getResponses() == null
                ? null
                : operation.getResponses().getAPIResponse("200");
        return answer != null && AnswerHeaders.isVersioned(answer.getContent(), index);
    }

    /** {@code list} of PersonResource becomes {@code list}, or {@code listPerson} where another resource lists too. */
    private void nameOperations(OpenAPI document) {
        Map<String, Integer> uses = new HashMap<>();
        forEachNameless(document, (operation, method) -> uses.merge(method.name(), 1, Integer::sum));
        forEachNameless(document, (operation, method) -> {
            var resource = method.declaringClass().simpleName().replaceFirst("Resource$", "");
            var alone = uses.getOrDefault(method.name(), 0) == 1;
            operation.setOperationId(
                    alone
                            ? method.name()
                            : method.name()
                                    + resource.substring(0, 1).toUpperCase(Locale.ROOT)
                                    + resource.substring(1));
        });
    }

    private void forEachNameless(OpenAPI document, java.util.function.BiConsumer<Operation, MethodInfo> action) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((httpMethod, operation) -> {
                    if (operation.getOperationId() == null) {
                        methods.find(httpMethod.name(), path).ifPresent(method -> action.accept(operation, method));
                    }
                }));
    }
}
