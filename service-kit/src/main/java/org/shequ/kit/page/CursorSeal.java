package org.shequ.kit.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the keys of a row into an opaque text, bound to what it may be used for. The keys may hold what a list masks
 * (a name it is sorted by), so they are encrypted, not only signed: AES-256-GCM whose nonce is an HMAC of purpose and
 * keys, so that equal input gives an equal cursor and no nonce ever serves two texts.
 */
final class CursorSeal {

    private static final int FORMAT = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int MIN_KEY_BYTES = 16;
    private static final int LONGEST = 4096;

    private final SecretKeySpec encryption;
    private final SecretKeySpec authentication;

    CursorSeal(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("shequ.cursor.key must have at least " + MIN_KEY_BYTES + " bytes");
        }
        var root = new SecretKeySpec(key, "HmacSHA256");
        this.encryption = new SecretKeySpec(hmac(root, utf8("cursor encryption")), "AES");
        this.authentication = new SecretKeySpec(hmac(root, utf8("cursor authentication")), "HmacSHA256");
    }

    String seal(String boundTo, List<String> keys) {
        var plain = pack(keys);
        var context = utf8(boundTo);
        var nonce = Arrays.copyOf(
                hmac(
                        authentication,
                        ByteBuffer.allocate(4).putInt(context.length).array(),
                        context,
                        plain),
                NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, context).doFinal(plain);
            var token = ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put((byte) FORMAT)
                    .put(nonce)
                    .put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(token.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty when the text was not sealed by us, was changed, or was sealed for something else. */
    Optional<List<String>> open(String boundTo, String cursor) {
        if (cursor.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var token = Base64.getUrlDecoder().decode(cursor);
            if (token.length <= 1 + NONCE_BYTES || token[0] != FORMAT) {
                return Optional.empty();
            }
            var nonce = Arrays.copyOfRange(token, 1, 1 + NONCE_BYTES);
            var plain = cipher(Cipher.DECRYPT_MODE, nonce, utf8(boundTo))
                    .doFinal(token, 1 + NONCE_BYTES, token.length - 1 - NONCE_BYTES);
            return Optional.of(unpack(plain));
        } catch (IllegalArgumentException | GeneralSecurityException notOurs) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
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
