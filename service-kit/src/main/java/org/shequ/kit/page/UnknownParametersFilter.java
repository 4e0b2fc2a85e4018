package org.shequ.kit.page;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses query parameters that the operation does not declare, and repeated ones where it takes one: a misspelt filter
 * must not silently widen a list.
 */
@Provider
public class UnknownParametersFilter implements ContainerRequestFilter {

    private final Map<Method, QueryParameters> byMethod = new ConcurrentHashMap<>();

    @Context
    @Nullable
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var method = resource == null ? null : resource.getResourceMethod();
        var given = request.getUriInfo().getQueryParameters();
        if (method == null || resource == null || given.isEmpty()) {
            return;
        }
        var resourceClass = resource.getResourceClass();
        var declared = byMethod.computeIfAbsent(method, key -> QueryParameters.of(resourceClass, key));
        var unknown = ProblemException.of(CommonProblem.UNKNOWN_PARAMETER);
        var repeated = ProblemException.of(CommonProblem.MALFORMED_REQUEST);
        given.forEach((name, values) -> {
            if (!declared.names().contains(name)) {
                unknown.violation(
                        pointer(name), "UNKNOWN_PARAMETER", "is not a parameter of this operation", "不是本操作的参数");
            } else if (values.size() > 1 && !declared.repeatable().contains(name)) {
                repeated.violation(pointer(name), "REPEATED", "must be given once", "只能给出一次");
            }
        });
        if (!unknown.violations().isEmpty()) {
            throw unknown;
        }
        if (!repeated.violations().isEmpty()) {
            throw repeated;
        }
    }

    /** The name is the caller's text: cut to a length and to characters that harm nobody. */
    private static String pointer(String name) {
        var shown = name.length() > 64 ? name.substring(0, 64) : name;
        return "/query/" + shown.replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}
