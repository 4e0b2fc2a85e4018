package org.shequ.acceptance.disclosure;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The suite's one door, as the attacker uses it: any request, and never a purpose. */
final class Door implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TOO_MANY = 429;

    private final String gateway;
    private final AtomicLong requests = new AtomicLong();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Door(String gateway) {
        this.gateway = gateway;
    }

    /** How many requests were made. */
    long requests() {
        return requests.get();
    }

    Reply get(Viewpoint from, String call, String accept) {
        return send(from, call, request(from, call).header("Accept", accept).GET(), "GET");
    }

    Reply get(Viewpoint from, String call) {
        return get(from, call, "application/json");
    }

    /** @param etag of what is changed; null where nothing is */
    Reply send(Viewpoint from, String method, String call, String type, String body, @Nullable String etag) {
        var request = request(from, call)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, BodyPublishers.ofString(body));
        return send(from, call, etag == null ? request : request.header("If-Match", etag), method);
    }

    private HttpRequest.Builder request(Viewpoint from, String call) {
        var request = HttpRequest.newBuilder(URI.create(gateway + call)).timeout(LIMIT);
        return from.token() == null ? request : request.header("Authorization", "Bearer " + from.token());
    }

    private Reply send(Viewpoint from, String call, HttpRequest.Builder request, String method) {
        try {
            while (true) {
                requests.incrementAndGet();
                var answer = http.send(request.build(), BodyHandlers.ofByteArray());
                if (answer.statusCode() != TOO_MANY) {
                    return Reply.of(from, method + " " + call, answer);
                }
                Thread.sleep(300);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
