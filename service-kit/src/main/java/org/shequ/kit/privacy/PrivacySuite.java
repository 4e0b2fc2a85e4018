package org.shequ.kit.privacy;

import java.util.Arrays;
import java.util.Optional;

/** Which family of algorithms protects new values: the international one, or the national one (国密). */
public enum PrivacySuite {
    /** AES-256-GCM, HMAC-SHA-256, SHA-256. */
    AES(32),
    /** SM4-GCM (GB/T 32907), HMAC-SM3 and SM3 (GB/T 32905). */
    SM(16);

    private final int keyBytes;

    PrivacySuite(int keyBytes) {
        this.keyBytes = keyBytes;
    }

    int keyBytes() {
        return keyBytes;
    }

    static Optional<PrivacySuite> withKeysOf(int bytes) {
        return Arrays.stream(values()).filter(suite -> suite.keyBytes == bytes).findFirst();
    }

    static PrivacySuite named(String name) {
        return switch (name) {
            case "aes" -> AES;
            case "sm" -> SM;
            default -> throw new IllegalArgumentException("shequ.privacy.suite must be aes or sm, not " + name);
        };
    }
}
