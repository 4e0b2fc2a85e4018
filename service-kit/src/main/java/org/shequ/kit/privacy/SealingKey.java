package org.shequ.kit.privacy;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * A key for one thing alone, so that destroying it destroys whatever was sealed under it. Its length tells the suite. The
 * sealed form is {@code base64(nonce, ciphertext, tag)}; the context is authenticated with the value.
 */
public final class SealingKey {

    static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;
    private final AuthenticatedCipher cipher;

    private SealingKey(byte[] bytes, PrivacySuite suite) {
        this.bytes = bytes;
        this.cipher = AuthenticatedCipher.of(suite, bytes);
    }

    static SealingKey generate(PrivacySuite suite) {
        var bytes = new byte[suite.keyBytes()];
        RANDOM.nextBytes(bytes);
        return new SealingKey(bytes, suite);
    }

    /** @throws CipherException when it has the length of no suite's keys */
    public static SealingKey of(byte[] bytes) {
        var suite = PrivacySuite.withKeysOf(bytes.length)
                .orElseThrow(() -> new CipherException("A key has " + bytes.length + " bytes"));
        return new SealingKey(bytes.clone(), suite);
    }

    /** For wrapping it. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public String seal(byte[] plain, String context) {
        return Base64.getEncoder().encodeToString(cipher.seal(plain, context));
    }

    /** @throws CipherException when value or context are not those that were sealed */
    public byte[] open(String sealed, String context) {
        return cipher.open(decode(sealed), context);
    }

    static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw new CipherException("A stored value is not base64", notBase64);
        }
    }

    @Override
    public String toString() {
        return "SealingKey";
    }
}
