package org.shequ.gateway.door;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.net.impl.ConnectionBase;
import org.shequ.gateway.problem.UnreadBody;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is connected to one event loop and has yet to say what is wanted. A byte now and then keeps the idle time-out away for
 * ever; the head as a whole has its time, the first less than those that may follow on a kept connection.
 */
final class Heads {

    private static final long MILLIS = 500;

    private final long first;
    private final long following;
    private final ContextInternal loop;
    private final Map<HttpConnection, Long> due = new IdentityHashMap<>();
    private boolean looking;

    Heads(Vertx vertx, Duration first, Duration following) {
        this.first = first.toNanos();
        this.following = following.toNanos();
        this.loop = (ContextInternal) vertx.getOrCreateContext();
    }

    void connected(HttpConnection connection) {
        expect(connection, first);
    }

    private void expect(HttpConnection connection, long nanos) {
        due.put(connection, System.nanoTime() + nanos);
        if (!looking) {
            looking = true;
            loop.setPeriodic(MILLIS, this::look); // not in the context of the request that happens to be the first
        }
    }

    void came(HttpConnection connection) {
        due.remove(connection);
    }

    void answered(HttpConnection connection) {
        if (connection instanceof ConnectionBase base && base.channel().isActive()) {
            expect(connection, following);
        }
    }

    void gone(HttpConnection connection) {
        due.remove(connection);
    }

    private void look(long timer) {
        if (due.isEmpty()) {
            loop.owner().cancelTimer(timer);
            looking = false;
            return;
        }
        var now = System.nanoTime();
        List.copyOf(due.entrySet()).stream()
                .filter(one -> now - one.getValue() > 0)
                .map(Map.Entry::getKey)
                .forEach(connection -> {
                    due.remove(connection);
                    UnreadBody.cut(connection);
                });
    }
}
