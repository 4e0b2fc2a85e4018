package org.shequ.kit.privacy;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Encrypts single values before they reach the database, as {@code keyid:base64(nonce, ciphertext, tag)}. The context
 * (table, column and row, say {@code "people.citizen_id:" + id}) is authenticated with the value, so that a value
 * copied to another row or column does not decrypt there.
 */
@ApplicationScoped
public class FieldCipher {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final KeyRing keys;

    @Inject
    public FieldCipher(
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite,
            @ConfigProperty(name = "shequ.privacy.keys") String keys) {
        this.keys = KeyRing.parse(keys, PrivacySuite.named(suite));
    }

    public String encrypt(String plain, String context) {
        var key = keys.first();
        var sealed = seal(key, plain.getBytes(StandardCharsets.UTF_8), context);
        return key.id() + ":" + Base64.getEncoder().encodeToString(sealed);
    }

    /** @throws CipherException when the key is unknown, or value or context are not those that were encrypted */
    public String decrypt(String stored, String context) {
        var colon = stored.indexOf(':');
        if (colon < 0) {
            throw new CipherException("A stored value has no key id");
        }
        byte[] sealed;
        try {
            sealed = Base64.getDecoder().decode(stored.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            throw new CipherException("A stored value is not base64", notBase64);
        }
        return new String(open(stored.substring(0, colon), sealed, context), StandardCharsets.UTF_8);
    }

    /** Whether a rotation still has to encrypt this value anew, because a newer key is in force. */
    public boolean outdated(String stored) {
        return !stored.startsWith(keys.first().id() + ":");
    }

    /** Encrypts a block of bytes; the key id is kept beside it by the caller. */
    public Sealed seal(byte[] plain, String context) {
        var key = keys.first();
        return new Sealed(key.id(), seal(key, plain, context));
    }

    /** Opens what {@link #seal} gave. */
    public byte[] open(Sealed sealed, String context) {
        return open(sealed.keyId, sealed.bytes, context);
    }

    private static byte[] seal(KeyRing.Key key, byte[] plain, String context) {
        var nonce = new byte[AuthenticatedCipher.NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = key.cipher().seal(nonce, context.getBytes(StandardCharsets.UTF_8), plain);
        var joined = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, joined, nonce.length, sealed.length);
        return joined;
    }

    private byte[] open(String keyId, byte[] joined, String context) {
        var key = keys.find(keyId)
                .orElseThrow(() -> new CipherException("A value was encrypted with the key " + printable(keyId)
                        + ", which is not on the ring " + keys.ids()));
        if (joined.length < AuthenticatedCipher.NONCE_BYTES + AuthenticatedCipher.TAG_BITS / 8) {
            throw new CipherException("A stored value is too short");
        }
        var nonce = Arrays.copyOf(joined, AuthenticatedCipher.NONCE_BYTES);
        var sealed = Arrays.copyOfRange(joined, AuthenticatedCipher.NONCE_BYTES, joined.length);
        try {
            return key.cipher().open(nonce, context.getBytes(StandardCharsets.UTF_8), sealed);
        } catch (GeneralSecurityException tampered) {
            throw new CipherException("A stored value was changed or belongs elsewhere (" + context + ")", tampered);
        }
    }

    private static String printable(String keyId) {
        return keyId.length() <= 32 && keyId.chars().allMatch(c -> c > ' ' && c < 127) ? keyId : "(unreadable)";
    }

    /** Sealed bytes and the id of the key that opens them. */
    public record Sealed(String keyId, byte[] bytes) {}
}
