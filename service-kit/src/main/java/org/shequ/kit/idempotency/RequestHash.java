package org.shequ.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What makes two requests the same: method, path, query and the body as the operation read it, so that white space and
 * the order of fields do not matter. Keyed, because a plain hash of a body with a citizen ID could be searched for it.
 */
@Singleton
class RequestHash {

    private static final byte[] ABSENT = {};

    private final SecretKeySpec key;
    private final ObjectMapper canonical;

    @Inject
    RequestHash(@ConfigProperty(name = "shequ.cursor.key") String key, ObjectMapper mapper) {
        this.key = new SecretKeySpec(derive(Base64.getDecoder().decode(key)), "HmacSHA256");
        this.canonical = mapper.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    byte[] of(@Nullable String... parts) {
        return of(List.of(), parts);
    }

    /** Hashes the parts, then the bodies: files by content, everything else as canonical JSON. */
    byte[] of(List<@Nullable Object> bodies, @Nullable String... parts) {
        var mac = mac(key);
        for (var part : parts) {
            add(mac, part == null ? ABSENT : part.getBytes(StandardCharsets.UTF_8));
        }
        for (var body : bodies) {
            addBody(mac, body);
        }
        return mac.doFinal();
    }

    private void addBody(Mac mac, @Nullable Object body) {
        try {
            switch (body) {
                case null -> add(mac, ABSENT);
                case byte[] bytes -> add(mac, bytes);
                case String text -> add(mac, text.getBytes(StandardCharsets.UTF_8));
                case File file -> addFile(mac, file);
                case InputStream stream ->
                    throw new IllegalStateException("An @Idempotent method must take its raw body as a File");
                default ->
                    add(
                            mac,
                            canonical.writeValueAsBytes(
                                    canonical.treeToValue(canonical.valueToTree(body), Object.class)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void addFile(Mac mac, File file) throws IOException {
        addLength(mac, file.length());
        Files.copy(file.toPath(), new OutputStream() {
            @Override
            public void write(int b) {
                mac.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                mac.update(bytes, offset, length);
            }
        });
    }

    private static void add(Mac mac, byte[] part) {
        addLength(mac, part.length);
        mac.update(part);
    }

    private static void addLength(Mac mac, long length) {
        mac.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }

    private static byte[] derive(byte[] root) {
        return mac(new SecretKeySpec(root, "HmacSHA256")).doFinal("idempotency".getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
