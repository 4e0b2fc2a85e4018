package org.shequ.kit.privacy;

import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.eclipse.microprofile.config.inject.ConfigProperty;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * A keyed fingerprint of an encrypted value: equal values have equal ones, so the database can hold them unique and find
 * them by exact match, and nobody without the key can try all citizen IDs against it. HMAC-SHA-256, or HMAC-SM3 under
 * suite {@code sm}; a change of suite or key needs all indexes computed anew. An id may stand before the key, as in {@code
 * keyid:base64}; it tells people which key it is and nothing else.
 */
@ApplicationScoped
public class BlindIndex {

    private static final int SHORTEST_KEY = 32;

    private final PrivacySuite suite;
    private final byte[] key;

    public BlindIndex(
            @ConfigProperty(name = "shequ.privacy.suite", defaultValue = "aes") String suite,
            @ConfigProperty(name = "shequ.privacy.index-key") String key) {
        this.suite = PrivacySuite.named(suite);
        var text = key.strip();
        this.key = KeyRing.decode("shequ.privacy.index-key", text.substring(text.indexOf(':') + 1));
        if (this.key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException(
                    "shequ.privacy.index-key has " + this.key.length + " bytes; it must have at least " + SHORTEST_KEY);
        }
    }

    /** 64 hexadecimal digits. The caller normalises first: case, blanks, full-width digits. */
    public String of(String normalised) {
        var text = normalised.getBytes(StandardCharsets.UTF_8);
        return HexFormat.of()
                .formatHex(
                        switch (suite) {
                            case AES -> hmacSha256(text);
                            case SM -> hmacSm3(text);
                        });
    }

    private byte[] hmacSha256(byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] hmacSm3(byte[] text) {
        var mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(key));
        mac.update(text, 0, text.length);
        var code = new byte[mac.getMacSize()];
        mac.doFinal(code, 0);
        return code;
    }
}
