package org.shequ.gateway.proxy;

import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * What is to be passed on.
 *
 * @param request paused
 * @param target path and query as the service gets them
 * @param template of the path, for logs: never the path itself
 * @param traceparent null where the tracer writes it
 */
public record Passage(
        HttpServerRequest request,
        String target,
        String template,
        Caller caller,
        @Nullable String traceparent) {}
