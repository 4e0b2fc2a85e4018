package org.shequ.acceptance.load;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Callers whom others should not notice: large files in either direction, slow operations, slow senders, broken uploads. */
public final class Disturbers implements AutoCloseable {
    private static final int UPLOAD_BYTES = 1024 * 1024;
    private static final int BLOCK = 64 * 1024;

    private final int port;
    private final String token;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    /** One thing that a caller does on a connection of his own. */
    @FunctionalInterface
    private interface Deed {
        void run(Socket socket) throws IOException, InterruptedException;
    }

    /** @param token of somebody who may hand in files about quotas */
    public Disturbers(int port, String token) {
        this.port = port;
        this.token = token;
    }

    /** So many who hand in a mebibyte after another. */
    public Disturbers uploads(int callers) {
        return start(callers, socket -> {
            socket.getOutputStream().write(post("Content-Length: " + UPLOAD_BYTES));
            for (var sent = 0; sent < UPLOAD_BYTES; sent += BLOCK) {
                socket.getOutputStream().write(new byte[BLOCK]);
            }
            readAnswer(socket);
        });
    }

    /** So many who fetch four mebibytes after another. */
    public Disturbers downloads(int callers) {
        return start(callers, socket -> {
            socket.getOutputStream().write(get("/quota/v1/download"));
            readAnswer(socket);
        });
    }

    /** So many who ask for what takes the service two seconds. */
    public Disturbers slowOperations(int callers) {
        return start(callers, socket -> {
            socket.getOutputStream().write(get("/quota/v1/slow"));
            readAnswer(socket);
        });
    }

    /** So many whose body comes byte by byte. */
    public Disturbers slowSenders(int callers) {
        return start(callers, socket -> {
            socket.getOutputStream().write(post("Content-Length: 10000"));
            for (var sent = 0; sent < 10_000 && !stopping; sent++) {
                socket.getOutputStream().write('x');
                TimeUnit.MILLISECONDS.sleep(20);
            }
        });
    }

    /** So many who begin an upload and reset the connection in its midst, each 20 times a second. */
    public Disturbers aborters(int callers) {
        return start(callers, socket -> {
            socket.getOutputStream().write(post("Content-Length: 100000"));
            socket.getOutputStream().write("{\"a\":".getBytes(StandardCharsets.US_ASCII));
            TimeUnit.MILLISECONDS.sleep(50);
            socket.setSoLinger(true, 0);
        });
    }

    private byte[] post(String framing) {
        return ("POST /quota/v1/population-imports HTTP/1.1\r\nHost: gateway\r\nContent-Type: text/csv\r\n"
                        + "Authorization: Bearer " + token + "\r\n" + framing + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void readAnswer(Socket socket) throws IOException {
        var in = new HttpStream(socket.getInputStream());
        in.skipBody(in.head());
    }

    private Disturbers start(int callers, Deed deed) {
        for (var i = 0; i < callers; i++) {
            threads.add(Thread.ofVirtual().start(() -> repeat(deed)));
        }
        return this;
    }

    private void repeat(Deed deed) {
        while (!stopping) {
            try (var socket = new Socket("127.0.0.1", port)) {
                deed.run(socket);
            } catch (IOException refused) {
                // a slow sender is cut off, and begins again
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        threads.forEach(Thread::interrupt);
        try {
            for (var thread : threads) {
                thread.join(5_000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
