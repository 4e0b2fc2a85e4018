package org.shequ.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.NullUnmarked;

import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server in the place of a service, whose paths say how it shall behave; and the keys of the tests. */
@NullUnmarked
public class UpstreamServer implements QuarkusTestResourceLifecycleManager {

    static final AtomicInteger REQUESTS = new AtomicInteger();
    static final AtomicInteger BROKEN = new AtomicInteger();
    static volatile int port;
    static volatile int deadPort;
    private static volatile int gatewayPort;

    private Vertx vertx;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        server = vertx.createHttpServer(new HttpServerOptions().setMaxFormAttributeSize(-1))
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        port = server.actualPort();
        deadPort = freePort();
        gatewayPort = freePort();
        var settings = new HashMap<String, String>();
        settings.put("quarkus.http.test-port", Integer.toString(gatewayPort));
        for (var route : new String[] {"personnel", "selection", "quota"}) {
            settings.put("shequ.gateway.routes." + route + ".url", "http://127.0.0.1:" + port);
        }
        settings.put("shequ.gateway.routes.assessment.url", "http://127.0.0.1:" + deadPort);
        settings.put("shequ.gateway.routes.personnel.timeout", "700ms");
        settings.put("shequ.gateway.routes.personnel.max-body", "200000");
        settings.put("shequ.gateway.routes.quota.timeout", "20s");
        settings.put("shequ.gateway.routes.quota.max-body", "256M");
        settings.put("shequ.gateway.circuit.failures", "4");
        settings.put("shequ.gateway.circuit.open-for", "400ms");
        settings.put("shequ.gateway.rate.caller.burst", "30");
        settings.put("shequ.gateway.rate.caller.per-second", "1");
        settings.put("shequ.gateway.rate.address.burst", "1000");
        settings.put("shequ.gateway.rate.address.per-second", "20");
        settings.put("shequ.gateway.trusted-proxies", "127.0.0.1");
        settings.put("shequ.jwt.issuer", "local.shequ");
        settings.put("shequ.jwt.public-key-location", keys().toUri().toString());
        return settings;
    }

    /** The public port is the gateway's own, of which the test framework does not know. */
    static URL gateway() {
        try {
            return URI.create("http://localhost:" + gatewayPort + "/").toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Path keys() {
        try {
            var file = Files.createTempFile("keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Keys.jwks());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void answer(HttpServerRequest request) {
        REQUESTS.incrementAndGet();
        var path = request.path();
        if (path.endsWith("/echo")) {
            request.body().onSuccess(body -> echo(request, body));
        } else if (path.endsWith("/slow")) {
            request.response().setStatusCode(200);
        } else if (path.endsWith("/cut")) {
            BROKEN.incrementAndGet();
            request.connection().close();
        } else if (path.endsWith("/cut-once")) {
            if (BROKEN.incrementAndGet() == 1) {
                request.connection().close();
            } else {
                request.body().onSuccess(body -> echo(request, body));
            }
        } else if (path.endsWith("/in-flight")) {
            inFlight(request);
        } else if (path.endsWith("/count")) {
            var bytes = new long[1];
            request.handler(chunk -> bytes[0] += chunk.length());
            request.endHandler(end -> request.response().end(Long.toString(bytes[0])));
        } else if (path.endsWith("/large")) {
            large(request, Integer.parseInt(request.getParam("mib")));
        } else if (path.endsWith("/created")) {
            request.response()
                    .setStatusCode(201)
                    .putHeader("Location", "http://127.0.0.1:" + port + "/personnel/v1/people/1")
                    .putHeader("Connection", "X-Secret-Hop")
                    .putHeader("X-Secret-Hop", "1")
                    .putHeader("Server", "inner/1.0")
                    .putHeader("ETag", "\"1\"")
                    .end();
        } else if (path.endsWith("/nothing")) {
            request.response().setStatusCode(204).end();
        } else if (path.endsWith("/measured")) {
            request.response().putHeader("Content-Length", "5").end();
        } else if (path.endsWith("/unchanged")) {
            request.response().setStatusCode(304).putHeader("ETag", "\"7\"").end();
        } else {
            request.response().putHeader("Content-Type", "text/plain").end("hello");
        }
    }

    /** As a service does whose first attempt goes on while the gateway has lost the connection to it. */
    private static void inFlight(HttpServerRequest request) {
        switch (BROKEN.incrementAndGet()) {
            case 1 -> request.connection().close();
            case 2, 3 ->
                request.response()
                        .setStatusCode(409)
                        .putHeader("Content-Type", "application/problem+json")
                        .end("{\"status\":409,\"code\":\"IDEMPOTENCY_IN_FLIGHT\"}");
            default -> request.response().setStatusCode(201).end("done");
        }
    }

    private static void echo(HttpServerRequest request, Buffer body) {
        var headers = new JsonObject();
        request.headers()
                .forEach(header -> headers.put(header.getKey().toLowerCase(java.util.Locale.ROOT), header.getValue()));
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("method", request.method().name())
                        .put("uri", request.uri())
                        .put("headers", headers)
                        .put("body", body.toString())
                        .encode());
    }

    private void large(HttpServerRequest request, int mebibytes) {
        var chunk = Buffer.buffer(new byte[1024 * 1024]);
        var response = request.response().setChunked(true);
        var left = new AtomicInteger(mebibytes);
        write(response, chunk, left);
    }

    private void write(io.vertx.core.http.HttpServerResponse response, Buffer chunk, AtomicInteger left) {
        while (left.get() > 0 && !response.writeQueueFull()) {
            left.decrementAndGet();
            response.write(chunk);
        }
        if (left.get() == 0) {
            response.end();
        } else {
            response.drainHandler(drained -> write(response, chunk, left));
        }
    }

    @Override
    public void stop() {
        server.close().toCompletionStage().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
