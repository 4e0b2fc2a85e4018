package org.shequ.acceptance.disclosure;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Receives spans by OTLP over HTTP and keeps the words in them, as whoever runs a collector of traces might. Texts lie in a
 * protobuf message as they are, so no schema is needed to read them.
 */
public final class SpanCollector implements AutoCloseable {
    /** What separates texts in a message: lengths, field numbers, ids. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cntrl}\uFFFD]+");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path batches;
    private final Writer writer;

    public SpanCollector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            batches = Files.createTempFile("shequ-spans-", ".txt"); // an attack leaves more than a heap holds
            writer = Files.newBufferedWriter(batches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    /** Where the programs send to. */
    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Every batch that came, one text a line; answers how many. */
    int read(Consumer<Reply> reader) {
        var read = 0;
        try {
            synchronized (writer) {
                writer.flush();
            }
            try (var lines = Files.newBufferedReader(batches)) {
                var batch = new StringBuilder();
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty()) {
                        reader.accept(Reply.found(Viewpoint.SPANS, "spans?" + read++, batch.toString()));
                        batch.setLength(0);
                    } else {
                        batch.append(line).append('\n');
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
                try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(body))) {
                    body = unpacked.readAllBytes();
                }
            }
            var texts = NO_TEXT.matcher(new String(body, StandardCharsets.UTF_8))
                    .replaceAll("\n")
                    .strip();
            synchronized (writer) {
                writer.write(texts + "\n\n");
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
        try {
            writer.close();
            Files.delete(batches);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
