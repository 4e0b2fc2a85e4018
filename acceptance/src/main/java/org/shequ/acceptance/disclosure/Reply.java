package org.shequ.acceptance.disclosure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;

/**
 * What came back, or what lay about: everything of it as text, and as JSON where it is that.
 *
 * @param text body and header fields; the parts of a workbook one after the other
 * @param body missing node where it is not JSON
 */
record Reply(Viewpoint from, String call, int status, String etag, String text, JsonNode body) {
    static final ObjectMapper JSON = new ObjectMapper();

    static Reply of(Viewpoint from, String call, HttpResponse<byte[]> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        var content = type.contains("spreadsheetml")
                ? unzipped(answer.body())
                : new String(answer.body(), StandardCharsets.UTF_8);
        return new Reply(
                from,
                call,
                answer.statusCode(),
                answer.headers().firstValue("ETag").orElse(""),
                headers(answer.headers()) + "\n" + content,
                type.contains("json") ? json(content) : MissingNode.getInstance());
    }

    /** Something that was found outside HTTP. */
    static Reply found(Viewpoint from, String where, String text) {
        var body = text.startsWith("{") ? json(text) : MissingNode.getInstance();
        return new Reply(from, where, 200, "", text, body);
    }

    boolean ok() {
        return status >= 200 && status < 300;
    }

    private static String headers(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("date"))
                .map(Map.Entry::toString)
                .collect(Collectors.joining("\n"));
    }

    private static JsonNode json(String text) {
        try {
            var node = JSON.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String unzipped(byte[] workbook) {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            while (zip.getNextEntry() != null) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                        .append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
