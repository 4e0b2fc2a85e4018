package org.shequ.gateway.proxy;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import java.util.ArrayDeque;

/** One event loop's connections to one service: so many in use at most. Who finds none waits in a queue of its own. */
final class Connections {

    private final HttpClient client;
    private final String host;
    private final int port;
    private final int most;
    private final int longestQueue;
    private final ArrayDeque<Exchange> waiting = new ArrayDeque<>();

    private int inUse;

    Connections(HttpClient client, String host, int port, int most, int longestQueue) {
        this.client = client;
        this.host = host;
        this.port = port;
        this.most = most;
        this.longestQueue = longestQueue;
    }

    /** {@link Exchange#admitted} is called at once or when it is its turn; false when too many wait already. */
    boolean claim(Exchange exchange) {
        if (inUse < most) {
            inUse++;
            exchange.admitted();
            return true;
        }
        return waiting.size() < longestQueue && waiting.add(exchange);
    }

    void giveUp(Exchange exchange) {
        waiting.remove(exchange);
    }

    /** The connection of somebody who was admitted is free, or was never made. */
    void release() {
        var next = waiting.poll();
        if (next == null) {
            inUse--;
        } else {
            next.inItsContext(next::admitted);
        }
    }

    Future<HttpClientRequest> request(HttpMethod method, String target) {
        return client.request(new RequestOptions()
                .setHost(host)
                .setPort(port)
                .setMethod(method)
                .setURI(target));
    }
}
