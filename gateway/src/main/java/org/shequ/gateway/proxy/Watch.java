package org.shequ.gateway.proxy;

import io.vertx.core.Vertx;
import io.vertx.core.impl.ContextInternal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Looks after all that is in progress on one event loop, ten times a second while there is something. A deadline so costs no timer of its own, and
 * nothing keeps what has ended: a timer per request would hold the whole exchange until it is due.
 */
final class Watch {

    private static final long MILLIS = 100;

    private final ContextInternal loop;
    private final Set<Exchange> present = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean looking;

    Watch(Vertx vertx) {
        this.loop = (ContextInternal) vertx.getOrCreateContext();
    }

    void add(Exchange exchange) {
        present.add(exchange);
        if (!looking) {
            looking = true;
            loop.setPeriodic(MILLIS, this::look); // not in the context of the request that happens to be the first
        }
    }

    void remove(Exchange exchange) {
        present.remove(exchange);
    }

    private void look(long timer) {
        if (present.isEmpty()) {
            loop.owner().cancelTimer(timer);
            looking = false;
            return;
        }
        var now = System.nanoTime();
        List.copyOf(present).forEach(exchange -> exchange.look(now));
    }
}
