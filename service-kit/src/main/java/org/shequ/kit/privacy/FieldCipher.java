package org.shequ.kit.privacy;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.charset.StandardCharsets;
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

    private final KeyRing keys;

    @Inject
    public FieldCipher(
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite,
            @ConfigProperty(name = "shequ.privacy.keys") String keys) {
        this("shequ.privacy.keys", suite, keys);
    }

    /** @param setting where the keys come from, for whoever has to mend them */
    public FieldCipher(String setting, String suite, String keys) {
        this.keys = KeyRing.parse(setting, keys, PrivacySuite.named(suite));
    }

    public String encrypt(String plain, String context) {
        return encrypt(plain.getBytes(StandardCharsets.UTF_8), context);
    }

    public String encrypt(byte[] plain, String context) {
        var sealed = seal(plain, context);
        return sealed.keyId() + ":" + Base64.getEncoder().encodeToString(sealed.bytes());
    }

    /** @throws CipherException when the key is unknown, or value or context are not those that were encrypted */
    public String decrypt(String stored, String context) {
        return new String(decryptBytes(stored, context), StandardCharsets.UTF_8);
    }

    /** The same of what was encrypted as bytes. */
    public byte[] decryptBytes(String stored, String context) {
        var colon = stored.indexOf(':');
        if (colon < 0) {
            throw new CipherException("A stored value has no key id");
        }
        return open(stored.substring(0, colon), SealingKey.decode(stored.substring(colon + 1)), context);
    }

    /** A key of its own for something, of the suite in force. */
    public SealingKey newKey() {
        return SealingKey.generate(keys.first().suite());
    }

    /** Whether a rotation still has to encrypt this value anew, because a newer key is in force. */
    public boolean outdated(String stored) {
        return !stored.startsWith(keys.first().id() + ":");
    }

    /** Encrypts a block of bytes; the key id is kept beside it by the caller. */
    public Sealed seal(byte[] plain, String context) {
        var key = keys.first();
        return new Sealed(key.id(), key.cipher().seal(plain, context));
    }

    /** Opens what {@link #seal} gave. */
    public byte[] open(Sealed sealed, String context) {
        return open(sealed.keyId, sealed.bytes, context);
    }

    private byte[] open(String keyId, byte[] joined, String context) {
        var key = keys.find(keyId)
                .orElseThrow(() -> new CipherException("A value was encrypted with the key " + printable(keyId)
                        + ", which is not on the ring " + keys.ids()));
        return key.cipher().open(joined, context);
    }

    private static String printable(String keyId) {
        return keyId.length() <= 32 && keyId.chars().allMatch(c -> c > ' ' && c < 127) ? keyId : "(unreadable)";
    }

    /** Sealed bytes and the id of the key that opens them. */
    public record Sealed(String keyId, byte[] bytes) {}
}
