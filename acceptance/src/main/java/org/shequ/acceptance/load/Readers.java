package org.shequ.acceptance.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Callers who each read the same thing as soon as they have the last answer, over a connection that stays open. */
public final class Readers implements AutoCloseable {
    private static final int MOST_KEPT = 1 << 20;

    private final int port;
    private final byte[] request;
    private final AtomicLong failures = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private final long[] nanos = new long[MOST_KEPT];
    private int count;
    private volatile boolean stopping;

    /**
     * What was read since the last look.
     *
     * @param p99Millis 0 when nothing was read
     */
    public record Sample(long reads, long failures, double p99Millis) {}

    public Readers(int connections, int port, String target, String token) {
        this.port = port;
        this.request = ("GET " + target + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (var i = 0; i < connections; i++) {
            threads.add(Thread.ofVirtual().start(this::readOn));
        }
    }

    private void readOn() {
        while (!stopping) {
            try (var socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                var in = new HttpStream(socket.getInputStream());
                while (!stopping) {
                    read(socket, in);
                }
            } catch (IOException broken) {
                failures.incrementAndGet();
            }
        }
    }

    private void read(Socket socket, HttpStream in) throws IOException {
        var begun = System.nanoTime();
        socket.getOutputStream().write(request);
        var head = in.head();
        if (head.isEmpty()) {
            throw new IOException("closed");
        }
        in.skipBody(head);
        if (head.startsWith("HTTP/1.1 200")) {
            note(System.nanoTime() - begun);
        } else {
            failures.incrementAndGet();
        }
    }

    private synchronized void note(long took) {
        nanos[count % MOST_KEPT] = took;
        count++;
    }

    public Sample take() {
        long[] sorted;
        int reads;
        synchronized (this) {
            reads = count;
            sorted = Arrays.copyOf(nanos, Math.min(count, MOST_KEPT));
            count = 0;
        }
        Arrays.sort(sorted);
        var p99 = sorted.length == 0 ? 0 : sorted[(int) (sorted.length * 0.99)] / 1e6;
        return new Sample(reads, failures.getAndSet(0), p99);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            for (var thread : threads) {
                thread.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
