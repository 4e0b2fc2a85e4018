package org.shequ.kit.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the keys of a row into an opaque text, bound to what it may be used for. The keys may hold what a list masks
 * (a name it is sorted by), so they are encrypted, not only signed: AES-256-GCM whose nonce is an HMAC of purpose and
 * keys, so that equal input gives an equal cursor and no nonce ever serves two texts. A cursor names the key that sealed
 * it, so that keys can be changed while cursors are out.
 */
final class CursorSeal {

    /** Sealed by the key without an id. */
    private static final byte UNNAMED = 1;

    /** Sealed by the key whose id follows, after its length. */
    private static final byte NAMED = 2;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 4096;

    private final Map<String, SealingKey> keys = new HashMap<>();
    private final SealingKey first;

    CursorSeal(CursorKeys ring) {
        for (var key : ring.all()) {
            keys.put(key.id(), new SealingKey(key));
        }
        this.first = Objects.requireNonNull(keys.get(ring.all().getFirst().id()));
    }

    String seal(String boundTo, List<String> values) {
        var plain = pack(values);
        var context = utf8(boundTo);
        var nonce = Arrays.copyOf(
                hmac(
                        first.authentication,
                        ByteBuffer.allocate(4).putInt(context.length).array(),
                        context,
                        plain),
                NONCE_BYTES);
        try {
            var sealed = first.cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            var token = ByteBuffer.allocate(first.header.length + NONCE_BYTES + sealed.length)
                    .put(first.header)
                    .put(nonce)
                    .put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when the text was not sealed by one of our keys, was changed, or was sealed for something else. */
    Optional<List<String>> open(String boundTo, String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var token = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            var key = keys.get(id(token));
            if (key == null) {
                return Optional.empty();
            }
            var nonce = new byte[NONCE_BYTES];
            token.get(nonce);
            var sealed = new byte[token.remaining()];
            token.get(sealed);
            return Optional.of(
                    unpack(key.cipher(Cipher.DECRYPT_MODE, nonce, utf8(boundTo)).doFinal(sealed)));
        } catch (IllegalArgumentException | BufferUnderflowException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private static String id(ByteBuffer token) {
        return switch (token.get()) {
            case UNNAMED -> "";
            case NAMED -> {
                var id = new byte[Byte.toUnsignedInt(token.get())];
                token.get(id);
                yield new String(id, StandardCharsets.US_ASCII);
            }
            default -> throw new IllegalArgumentException("not a cursor");
        };
    }

    /** What one key of the ring gives: the head of its cursors, and a key for each purpose. */
    private static final class SealingKey {

        private final byte[] header;
        private final SecretKeySpec encryption;
        private final SecretKeySpec authentication;

        SealingKey(CursorKeys.Key key) {
            var id = key.id().getBytes(StandardCharsets.US_ASCII);
            this.header = id.length == 0
                    ? new byte[] {UNNAMED}
                    : ByteBuffer.allocate(2 + id.length)
                            .put(NAMED)
                            .put((byte) id.length)
                            .put(id)
                            .array();
            var root = new SecretKeySpec(key.root(), "HmacSHA256");
            this.encryption = new SecretKeySpec(hmac(root, utf8("cursor encryption")), "AES");
            this.authentication = new SecretKeySpec(hmac(root, utf8("cursor authentication")), "HmacSHA256");
        }

        Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher;
        }
    }

    private static byte[] pack(List<String> keys) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(keys.size());
            for (var key : keys) {
                var text = utf8(key);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static List<String> unpack(byte[] plain) {
        try (var in = new DataInputStream(new ByteArrayInputStream(plain))) {
            var size = in.readUnsignedShort();
            var keys = new ArrayList<String>(size);
            for (int i = 0; i < size; i++) {
                keys.add(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8));
            }
            return List.copyOf(keys);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] hmac(SecretKeySpec key, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
