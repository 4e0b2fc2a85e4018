package org.shequ.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.tracing.TracingPolicy;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What one event loop has for itself: a request, its answer and the connection to the service stay on it, so that nothing
 * is locked and nothing is handed over.
 */
public final class Lane {

    private final Vertx vertx;
    private final Watch watch;
    private final Map<Upstream, Connections> connections = new IdentityHashMap<>();

    /**
     * Made on the event loop that it is for.
     *
     * @param share one lane of so many, which share the connections that a service is given
     */
    public Lane(Vertx vertx, Collection<Upstream> upstreams, int share, TracingPolicy tracing) {
        this.vertx = vertx;
        this.watch = new Watch(vertx);
        upstreams.forEach(upstream -> connections.put(upstream, upstream.connections(vertx, share, tracing)));
    }

    Vertx vertx() {
        return vertx;
    }

    Watch watch() {
        return watch;
    }

    Connections to(Upstream upstream) {
        return Objects.requireNonNull(connections.get(upstream));
    }
}
