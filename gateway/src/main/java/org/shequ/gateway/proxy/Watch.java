package org.shequ.gateway.proxy;

import io.vertx.core.Vertx;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Looks after all that is in progress on one event loop, ten times a second. A deadline so costs no timer of its own, and
 * nothing keeps what has ended: a timer per request would hold the whole exchange until it is due.
 */
final class Watch {

    private static final long MILLIS = 100;

    private final Set<Exchange> present = Collections.newSetFromMap(new IdentityHashMap<>());

    Watch(Vertx vertx) {
        vertx.setPeriodic(MILLIS, tick -> look());
    }

    void add(Exchange exchange) {
        present.add(exchange);
    }

    void remove(Exchange exchange) {
        present.remove(exchange);
    }

    private void look() {
        if (!present.isEmpty()) {
            var now = System.nanoTime();
            List.copyOf(present).forEach(exchange -> exchange.look(now));
        }
    }
}
