package org.shequ.kit.security;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The HTTP request that the current thread serves, if it serves one. */
public final class CurrentRequest {

    private CurrentRequest() {}

    /** Null in jobs, consumers and timers. */
    public static @Nullable RoutingContext find() {
        var container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return null;
        }
        var current = container.instance(CurrentVertxRequest.class).get();
        return current == null ? null : current.getCurrent();
    }

    public static @Nullable String header(String name) {
        var request = find();
        return request == null ? null : request.request().getHeader(name);
    }
}
