package org.shequ.kit.page;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses query parameters that the operation does not declare, repeated ones where it takes one, and values that are
 * not of the declared type: a misspelt filter must not silently widen a list. Path parameters may hold no NUL, as no
 * database column can.
 */
@Provider
public class UnknownParametersFilter implements ContainerRequestFilter {

    private static final int LONGEST_SHOWN = 64;

    private final Map<Method, QueryParameters> byMethod = new ConcurrentHashMap<>();

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource == null ? null : resource.getResourceMethod();
        if (method == null || resource == null) {
            return;
        }
        var uri = request.getUriInfo();
        if (uri.getPathParameters().values().stream()
                .flatMap(List::stream)
                .anyMatch(value -> value.indexOf('\0') >= 0)) {
            throw ProblemException.of(CommonProblem.NOT_FOUND);
        }
        var given = uri.getQueryParameters();
        if (given.isEmpty()) {
            return;
        }
        var resourceClass = resource.getResourceClass();
        var declared = byMethod.computeIfAbsent(method, key -> QueryParameters.of(resourceClass, key));
        var unknown = ProblemException.of(
                CommonProblem.UNKNOWN_PARAMETER,
                given.keySet().stream()
                        .filter(name -> declared.find(name) == null)
                        .map(UnknownParametersFilter::shown)
                        .collect(Collectors.joining(", ")));
        var malformed = ProblemException.of(CommonProblem.MALFORMED_REQUEST);
        given.forEach((name, values) -> {
            var parameter = declared.find(name);
            if (parameter == null) {
                unknown.violation(
                        pointer(name), "UNKNOWN_PARAMETER", "is not a parameter of this operation", "不是本操作的参数");
            } else if (values.size() > 1 && !parameter.repeatable()) {
                malformed.violation(pointer(name), "REPEATED", "must be given once", "只能给出一次");
            } else {
                values.stream()
                        .map(value -> QueryValue.refusal(parameter.type(), value))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .ifPresent(expected -> malformed.violation(
                                pointer(name), expected.rule(), expected.english(), expected.chinese()));
            }
        });
        if (!unknown.violations().isEmpty()) {
            throw unknown;
        }
        if (!malformed.violations().isEmpty()) {
            throw malformed;
        }
    }

    /** The name is the caller's text: cut to a length and to characters that harm nobody. */
    private static String shown(String name) {
        return (name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) : name)
                .replaceAll("[^A-Za-z0-9_.-]", "?");
    }

    private static String pointer(String name) {
        return "/query/" + shown(name);
    }
}
