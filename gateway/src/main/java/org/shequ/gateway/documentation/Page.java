package org.shequ.gateway.documentation;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.shequ.gateway.problem.Refusal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** Something that the gateway itself serves: small, fixed since the start, held ready in both encodings. */
public final class Page {

    /** Nothing from elsewhere is ever loaded; Redoc sets its styles inline and searches in a worker of its own. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; child-src blob:; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private final String mediaType;
    private final Buffer plain;
    private final Buffer zipped;
    private final String tag;

    Page(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.plain = Buffer.buffer(content);
        this.zipped = Buffer.buffer(gzip(content));
        this.tag = tag(content);
    }

    static Page html(String text) {
        return new Page("text/html; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws Refusal 405 for anything but reading */
    public void answer(HttpServerRequest request) {
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            throw Refusal.methodNotAllowed("GET, HEAD");
        }
        var zip = Objects.requireNonNullElse(request.getHeader(HttpHeaders.ACCEPT_ENCODING), "")
                .contains("gzip");
        var entityTag = zip ? tag.substring(0, tag.length() - 1) + "-gzip\"" : tag;
        var response = request.response()
                .putHeader(HttpHeaders.ETAG, entityTag)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, "Accept, Accept-Encoding, Accept-Language")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer");
        if (entityTag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, mediaType);
        if (zip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = zip ? zipped : plain;
        if (request.method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()))
                    .end();
        } else {
            response.end(body);
        }
    }

    private static byte[] gzip(byte[] content) {
        var zipped = new ByteArrayOutputStream(content.length / 3 + 64);
        try (var out = new GZIPOutputStream(zipped)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zipped.toByteArray();
    }

    private static String tag(byte[] content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(digest, 0, 12) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
