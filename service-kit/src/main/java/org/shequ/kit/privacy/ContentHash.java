package org.shequ.kit.privacy;

import org.bouncycastle.crypto.digests.SM3Digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The unkeyed hash of a suite, 32 bytes either way. */
public enum ContentHash {
    SHA_256 {
        @Override
        public byte[] of(byte[] content) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(content);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    },
    SM3 {
        @Override
        public byte[] of(byte[] content) {
            var digest = new SM3Digest();
            digest.update(content, 0, content.length);
            var hash = new byte[digest.getDigestSize()];
            digest.doFinal(hash, 0);
            return hash;
        }
    };

    public abstract byte[] of(byte[] content);

    /** @param suite {@code aes} or {@code sm}, as configured */
    public static ContentHash ofSuite(String suite) {
        return switch (PrivacySuite.named(suite)) {
            case AES -> SHA_256;
            case SM -> SM3;
        };
    }
}
