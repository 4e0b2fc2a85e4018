package org.shequ.gateway.problem;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.impl.ConnectionBase;

/** The rest of a body whose request is answered already. */
public final class UnreadBody {

    /** What is still read and thrown away, so that the sender gets to see the answer. */
    private static final long MOST_BYTES = 1024 * 1024;

    private static final long MOST_MILLIS = 2_000;

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final long timer;
    private long left = MOST_BYTES;

    private UnreadBody(HttpServerRequest request, Vertx vertx, long millis) {
        this.request = request;
        this.vertx = vertx;
        this.timer = vertx.setTimer(millis, late -> cut(request.connection()));
    }

    /** Reads on for a while; a sender who does not come to an end is cut off. */
    public static void discard(HttpServerRequest request, Vertx vertx) {
        new UnreadBody(request, vertx, MOST_MILLIS).read();
    }

    private void read() {
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(end -> vertx.cancelTimer(timer));
        request.handler(chunk -> {
            left -= chunk.length();
            if (left < 0) {
                request.handler(null);
                vertx.cancelTimer(timer);
                cut(request.connection());
            }
        });
        request.resume();
    }

    /** Closes at once: an orderly end would wait for somebody who does not read. */
    public static void cut(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().close();
        } else {
            connection.close();
        }
    }
}
