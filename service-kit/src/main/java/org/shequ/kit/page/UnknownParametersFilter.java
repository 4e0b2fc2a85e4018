package org.shequ.kit.page;

import org.jspecify.annotations.Nullable;
import org.shequ.contracts.problem.CommonProblem;
import org.shequ.kit.problem.ProblemException;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Checks the query parameters of every resource method against those it declares. Path parameters may hold no NUL, as no
 * database column can.
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
        byMethod.computeIfAbsent(method, key -> QueryParameters.of(resourceClass, key))
                .check(given);
    }
}
