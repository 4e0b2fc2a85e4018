package org.shequ.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/**
 * Starts all programs once and reads a little from each, so that the JVM can write down which classes they load and how they
 * are linked ({@code app.aot} beside each program). Later starts read that in place of finding it out anew.
 */
final class Training {
    /** The JVM writes its cache when it ends; five at once share this machine's processors. */
    static final Duration WRITING_LIMIT = Duration.ofMinutes(3);

    private static final List<String> READS = List.of(
            "/personnel/v1/units?limit=5",
            "/personnel/v1/people?limit=5",
            "/assessment/v1/cycles?limit=5",
            "/quota/v1/accounts?limit=5",
            "/selection/v1/rounds?limit=5",
            "/openapi");
    private static final int TIMES = 20;

    private Training() {}

    static void run(StackOptions options) {
        discard(options);
        try (var stack = LocalStack.start(options.fresh(true).training(true));
                var client = HttpClient.newHttpClient()) {
            var token = stack.token("viewer", "*", "training");
            for (var time = 0; time < TIMES; time++) {
                for (var path : READS) {
                    read(client, stack.gateway() + path, token);
                }
            }
        }
        for (var program : Topology.all()) {
            if (!Files.exists(program.cache(options.project()))) {
                throw new LocalException(
                        "The JVM wrote no cache of " + program.name() + "; its log is in " + options.home());
            }
        }
    }

    /** A cache that is there while a new one is made would be read. */
    private static void discard(StackOptions options) {
        try {
            for (var program : Topology.all()) {
                Files.deleteIfExists(program.cache(options.project()));
            }
        } catch (IOException e) {
            throw new LocalException("An old cache cannot be deleted: " + e.getMessage(), e);
        }
    }

    private static void read(HttpClient client, String address, String token) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new LocalException("nothing can be read from " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }
}
