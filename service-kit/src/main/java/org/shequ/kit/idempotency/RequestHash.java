package org.shequ.kit.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.page.CursorKeys;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Singleton;

/**
 * What makes two requests the same: method, path, query and the body as the operation read it, so that white space and
 * the order of fields do not matter. What is kept is keyed, because a plain hash of a body with a citizen ID could be
 * searched for it; and it is compared under all keys of {@code shequ.cursor.key}, so that a request can be repeated
 * across a change of keys.
 */
@Singleton
class RequestHash {

    private static final String HMAC = "HmacSHA256";
    private static final byte[] ABSENT = {};

    private final List<SecretKeySpec> keys;
    private final ObjectMapper canonical;

    RequestHash(@ConfigProperty(name = "shequ.cursor.key") String keys, ObjectMapper mapper) {
        this.keys = CursorKeys.parse(keys).all().stream()
                .map(key -> new SecretKeySpec(derive(key.root()), HMAC))
                .toList();
        this.canonical = mapper.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }

    /** A request's hash: as it is kept, and to compare with what was kept. */
    final class Hash {

        private final byte[] digest;

        private Hash(byte[] digest) {
            this.digest = digest;
        }

        byte[] toKeep() {
            return mac(keys.getFirst(), digest);
        }

        boolean matches(byte[] kept) {
            return keys.stream().anyMatch(key -> MessageDigest.isEqual(mac(key, digest), kept));
        }
    }

    /** Hashes the parts, then the bodies: files by content, everything else as canonical JSON. */
    Hash of(List<@Nullable Object> bodies, @Nullable String... parts) {
        var digest = sha256();
        for (var part : parts) {
            add(digest, part == null ? ABSENT : part.getBytes(StandardCharsets.UTF_8));
        }
        for (var body : bodies) {
            addBody(digest, body);
        }
        return new Hash(digest.digest());
    }

    private void addBody(MessageDigest digest, @Nullable Object body) {
        try {
            switch (body) {
                case null -> add(digest, ABSENT);
                case byte[] bytes -> add(digest, bytes);
                case String text -> add(digest, text.getBytes(StandardCharsets.UTF_8));
                case File file -> addFile(digest, file);
                case InputStream stream ->
                    throw new IllegalStateException("An @Idempotent method must take its raw body as a File");
                default ->
                    add(
                            digest,
                            canonical.writeValueAsBytes(
                                    canonical.treeToValue(canonical.valueToTree(body), Object.class)));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void addFile(MessageDigest digest, File file) throws IOException {
        addLength(digest, file.length());
        Files.copy(file.toPath(), new OutputStream() {
            @Override
            public void write(int b) {
                digest.update((byte) b);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                digest.update(bytes, offset, length);
            }
        });
    }

    private static void add(MessageDigest digest, byte[] part) {
        addLength(digest, part.length);
        digest.update(part);
    }

    private static void addLength(MessageDigest digest, long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }

    private static byte[] derive(byte[] root) {
        return mac(new SecretKeySpec(root, HMAC), "idempotency".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(SecretKeySpec key, byte[] input) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(input);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
