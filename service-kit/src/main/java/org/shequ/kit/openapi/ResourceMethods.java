package org.shequ.kit.openapi;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the resource method behind an operation of the document, by HTTP method and path. */
final class ResourceMethods {

    private static final DotName PATH = DotName.createSimple("jakarta.ws.rs.Path");
    private static final DotName OPERATION =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.Operation");
    private static final List<String> HTTP_METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final Pattern REGEX_OF_PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*:[^/]*}");

    private final Map<String, MethodInfo> byOperation = new HashMap<>();

    ResourceMethods(IndexView index) {
        for (var httpMethod : HTTP_METHODS) {
            for (var annotation : index.getAnnotations(DotName.createSimple("jakarta.ws.rs." + httpMethod))) {
                if (annotation.target().kind() == AnnotationTarget.Kind.METHOD
                        && !isHidden(annotation.target().asMethod())) {
                    var method = annotation.target().asMethod();
                    var classPath = method.declaringClass().declaredAnnotation(PATH);
                    if (classPath != null) {
                        var own = method.declaredAnnotation(PATH);
                        var path = join(
                                classPath.value().asString(),
                                own == null ? null : own.value().asString());
                        byOperation.put(httpMethod + " " + path, method);
                    }
                }
            }
        }
    }

    /** Of two methods of one path and different media types the document shows one. */
    private static boolean isHidden(MethodInfo method) {
        var operation = method.declaredAnnotation(OPERATION);
        return operation != null
                && operation.value("hidden") != null
                && operation.value("hidden").asBoolean();
    }

    /** @param path as the document has it: with the service's prefix, which no annotation knows. */
    Optional<MethodInfo> find(String httpMethod, String path) {
        var rest = path;
        while (true) {
            var method = byOperation.get(httpMethod + " " + rest);
            if (method != null) {
                return Optional.of(method);
            }
            var next = rest.indexOf('/', 1);
            if (next < 0) {
                return Optional.empty();
            }
            rest = rest.substring(next);
        }
    }

    private static String join(String classPath, @Nullable String methodPath) {
        var joined = new StringBuilder();
        for (var part : methodPath == null ? List.of(classPath) : List.of(classPath, methodPath)) {
            var stripped = part.replaceAll("^/+|/+$", "");
            if (!stripped.isEmpty()) {
                joined.append('/').append(REGEX_OF_PARAMETER.matcher(stripped).replaceAll("{$1}"));
            }
        }
        return joined.isEmpty() ? "/" : joined.toString();
    }
}
