package org.shequ.kit.page;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.modes.GCMSIVBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

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
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the keys of a row into an opaque text, bound to what it may be used for. The keys may hold what a list masks
 * (a name it is sorted by), so they are encrypted, not only signed: AES-GCM-SIV (RFC 8452), which stays safe without a
 * nonce and then tells only that two cursors are equal. They must be, for a page with its cursor has an ETag. A cursor names
 * the key that sealed it, so that keys can be changed while cursors are out.
 */
final class CursorSeal {

    /** Sealed by the key without an id. */
    private static final byte UNNAMED = 1;

    /** Sealed by the key whose id follows, after its length. */
    private static final byte NAMED = 2;

    private static final byte[] NO_NONCE = new byte[12];
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
        try {
            var sealed = first.cipher(true, boundTo, pack(values));
            var token = ByteBuffer.allocate(first.header.length + sealed.length)
                    .put(first.header)
                    .put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
        } catch (InvalidCipherTextException impossible) {
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
            var sealed = new byte[token.remaining()];
            token.get(sealed);
            return Optional.of(unpack(key.cipher(false, boundTo, sealed)));
        } catch (IllegalArgumentException | BufferUnderflowException | InvalidCipherTextException notOurs) {
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

    /** What one key of the ring gives: the head of its cursors, and a key that serves nothing else. */
    private static final class SealingKey {

        private final byte[] header;
        private final KeyParameter encryption;

        SealingKey(CursorKeys.Key key) {
            var id = key.id().getBytes(StandardCharsets.US_ASCII);
            this.header = id.length == 0
                    ? new byte[] {UNNAMED}
                    : ByteBuffer.allocate(2 + id.length)
                            .put(NAMED)
                            .put((byte) id.length)
                            .put(id)
                            .array();
            this.encryption = new KeyParameter(derived(key.root()));
        }

        byte[] cipher(boolean sealing, String boundTo, byte[] input) throws InvalidCipherTextException {
            var cipher = new GCMSIVBlockCipher();
            cipher.init(sealing, new AEADParameters(encryption, TAG_BITS, NO_NONCE, utf8(boundTo)));
            var output = new byte[cipher.getOutputSize(input.length)];
            var length = cipher.processBytes(input, 0, input.length, output, 0);
            length += cipher.doFinal(output, length);
            return Arrays.copyOf(output, length);
        }

        private static byte[] derived(byte[] root) {
            try {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(root, "HmacSHA256"));
                return mac.doFinal(utf8("cursor encryption"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
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

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
