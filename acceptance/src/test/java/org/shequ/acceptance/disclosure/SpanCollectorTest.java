package org.shequ.acceptance.disclosure;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.zip.GZIPOutputStream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpanCollectorTest {
    private static final String NAME = "魏紫鸢";
    private static final String ID = "320602197809204131";

    @Test
    void what_a_message_says_is_read_packed_or_not() throws Exception {
        try (var collector = new SpanCollector();
                var http = HttpClient.newHttpClient()) {
            send(http, collector.address(), "identity", message());
            send(http, collector.address(), "gzip", packed(message()));
            var read = new ArrayList<String>();
            assertEquals(2, collector.read(reply -> read.add(reply.text())));
            for (var text : read) {
                assertTrue(text.lines().anyMatch(NAME::equals), text);
                assertTrue(text.lines().anyMatch(ID::equals), text);
            }
        }
    }

    /** Field numbers, lengths and a binary id around two texts, as protobuf has them. */
    private static byte[] message() throws IOException {
        var out = new ByteArrayOutputStream();
        for (var text : new String[] {NAME, ID}) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            out.write(0x0A);
            out.write(bytes.length);
            out.write(bytes);
            out.write(new byte[] {0x12, 4, (byte) 0xC3, (byte) 0xFF, 0, (byte) 0x9C});
        }
        return out.toByteArray();
    }

    private static byte[] packed(byte[] message) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(message);
        }
        return out.toByteArray();
    }

    private static void send(HttpClient http, URI to, String encoding, byte[] body) throws Exception {
        var request = HttpRequest.newBuilder(to.resolve("/v1/traces"))
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        assertEquals(200, http.send(request, BodyHandlers.discarding()).statusCode());
    }
}
