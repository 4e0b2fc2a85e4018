package org.shequ.acceptance.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a service once a second how much of its heap is in use, and remembers the most. */
final class HeapWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final double MEBIBYTE = 1024.0 * 1024;

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest metrics;
    private final Thread thread;
    private volatile double used;
    private volatile double live;
    private volatile double committed;

    /** @param management where the service answers operators */
    HeapWatch(String management) {
        metrics = HttpRequest.newBuilder(URI.create(management + "/q/metrics"))
                .timeout(PATIENCE)
                .build();
        thread = Thread.ofPlatform().daemon().name("heap-watch").start(this::run);
    }

    private void run() {
        try {
            while (!Thread.interrupted()) {
                look();
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        try {
            var text = client.send(metrics, BodyHandlers.ofString()).body();
            used = Math.max(used, sum(text, "jvm_memory_used_bytes{area=\"heap\""));
            committed = Math.max(committed, sum(text, "jvm_memory_committed_bytes{area=\"heap\""));
            live = Math.max(live, sum(text, "jvm_gc_live_data_size_bytes"));
        } catch (IOException e) {
            // no answer is no figure; whether the service is well, the load itself finds out
        }
    }

    /** The values of all series whose line begins so, in MiB. */
    private static double sum(String text, String series) {
        return text.lines()
                        .filter(line -> line.startsWith(series))
                        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                        .sum()
                / MEBIBYTE;
    }

    void report(Bench bench) {
        bench.say(
                "%-56s %9.0f MiB used, %.0f of them after a full collection; %.0f taken of 512",
                "heap of personnel, at most", used, live, committed);
    }

    @Override
    public void close() {
        thread.interrupt();
        client.close();
    }
}
