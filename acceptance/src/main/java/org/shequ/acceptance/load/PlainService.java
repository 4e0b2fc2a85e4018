package org.shequ.acceptance.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The plainest service that can stand behind a gateway: fast, and slow or long-winded where the path asks for it. */
public final class PlainService implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final int DOWNLOAD_BYTES = 4 * 1024 * 1024;
    private static final byte[] CHUNK = new byte[64 * 1024];
    private static final long SLOW_MILLIS = 2_000;
    private static final byte[] SMALL = small();

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public PlainService() {
        try {
            server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("plain-service").start(this::accept);
    }

    private static byte[] small() {
        var body = "{\"items\":[" + "{\"id\":\"0190f0a0\",\"text\":\"社区工作者\"},".repeat(20) + "{}]}";
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var connection = server.accept();
                connection.setTcpNoDelay(true);
                open.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new HttpStream(connection.getInputStream());
            for (var head = in.head(); !head.isEmpty(); head = in.head()) {
                in.skipBody(head);
                answer(head, connection.getOutputStream());
            }
        } catch (IOException gone) {
            // the caller may go whenever he likes
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(connection);
        }
    }

    private static void answer(String head, OutputStream out) throws IOException, InterruptedException {
        var path = head.substring(0, head.indexOf("\r\n"));
        if (path.contains("/download")) {
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: " + DOWNLOAD_BYTES + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            for (var sent = 0; sent < DOWNLOAD_BYTES; sent += CHUNK.length) {
                out.write(CHUNK);
            }
            return;
        }
        if (path.contains("/slow")) {
            TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
        }
        out.write(SMALL);
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var connection : open) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
