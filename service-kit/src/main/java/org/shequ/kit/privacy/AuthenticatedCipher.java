package org.shequ.kit.privacy;

import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Galois/counter mode with a 96-bit nonce and a 128-bit tag, over AES-256 (JCE) or SM4 (BouncyCastle). */
interface AuthenticatedCipher {

    int NONCE_BYTES = 12;
    int TAG_BITS = 128;

    byte[] seal(byte[] nonce, byte[] context, byte[] plain);

    /** @throws GeneralSecurityException when the tag does not match */
    byte[] open(byte[] nonce, byte[] context, byte[] sealed) throws GeneralSecurityException;

    /** Seals under a fresh nonce, which stands before ciphertext and tag. */
    default byte[] seal(byte[] plain, String context) {
        var nonce = new byte[NONCE_BYTES];
        SealingKey.RANDOM.nextBytes(nonce);
        var sealed = seal(nonce, context.getBytes(StandardCharsets.UTF_8), plain);
        var joined = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, joined, nonce.length, sealed.length);
        return joined;
    }

    /**
     * Opens what {@link #seal(byte[], String)} gave.
     *
     * @throws CipherException when value or context are not those that were sealed
     */
    default byte[] open(byte[] joined, String context) {
        if (joined.length < NONCE_BYTES + TAG_BITS / 8) {
            throw new CipherException("A stored value is too short");
        }
        var nonce = Arrays.copyOf(joined, NONCE_BYTES);
        var sealed = Arrays.copyOfRange(joined, NONCE_BYTES, joined.length);
        try {
            return open(nonce, context.getBytes(StandardCharsets.UTF_8), sealed);
        } catch (GeneralSecurityException tampered) {
            throw new CipherException("A stored value was changed or belongs elsewhere (" + context + ")", tampered);
        }
    }

    /** The cipher of the suite whose keys have this length. */
    static AuthenticatedCipher of(PrivacySuite suite, byte[] key) {
        return switch (suite) {
            case AES -> aes(key);
            case SM -> sm4(key);
        };
    }

    static AuthenticatedCipher aes(byte[] key) {
        return new Aes(new SecretKeySpec(key, "AES"));
    }

    static AuthenticatedCipher sm4(byte[] key) {
        return new Sm4(new KeyParameter(key));
    }

    record Aes(SecretKeySpec key) implements AuthenticatedCipher {

        /** To look one up among the providers costs as much as to open a value. */
        private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(Aes::cipher);

        private static Cipher cipher() {
            try {
                return Cipher.getInstance("AES/GCM/NoPadding");
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public byte[] seal(byte[] nonce, byte[] context, byte[] plain) {
            try {
                return run(Cipher.ENCRYPT_MODE, nonce, context, plain);
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public byte[] open(byte[] nonce, byte[] context, byte[] sealed) throws GeneralSecurityException {
            return run(Cipher.DECRYPT_MODE, nonce, context, sealed);
        }

        private byte[] run(int mode, byte[] nonce, byte[] context, byte[] input) throws GeneralSecurityException {
            var cipher = CIPHERS.get();
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context);
            return cipher.doFinal(input);
        }
    }

    record Sm4(KeyParameter key) implements AuthenticatedCipher {

        @Override
        public byte[] seal(byte[] nonce, byte[] context, byte[] plain) {
            try {
                return run(true, nonce, context, plain);
            } catch (InvalidCipherTextException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        @Override
        public byte[] open(byte[] nonce, byte[] context, byte[] sealed) throws GeneralSecurityException {
            try {
                return run(false, nonce, context, sealed);
            } catch (InvalidCipherTextException tampered) {
                throw new GeneralSecurityException(tampered);
            }
        }

        private byte[] run(boolean encrypt, byte[] nonce, byte[] context, byte[] input)
                throws InvalidCipherTextException {
            var cipher = GCMBlockCipher.newInstance(new SM4Engine());
            cipher.init(encrypt, new AEADParameters(key, TAG_BITS, nonce, context));
            var output = new byte[cipher.getOutputSize(input.length)];
            var written = cipher.processBytes(input, 0, input.length, output, 0);
            cipher.doFinal(output, written);
            return output;
        }
    }
}
