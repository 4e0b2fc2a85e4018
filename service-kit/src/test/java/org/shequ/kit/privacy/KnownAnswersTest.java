package org.shequ.kit.privacy;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The algorithms against the vectors of their standards. */
class KnownAnswersTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void sm3_of_gb_t_32905_appendix_a() {
        assertEquals(
                "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
                HEX.formatHex(ContentHash.SM3.of("abc".getBytes(StandardCharsets.US_ASCII))));
        assertEquals(
                "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
                HEX.formatHex(ContentHash.SM3.of("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void sha_256_of_fips_180() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                HEX.formatHex(ContentHash.SHA_256.of("abc".getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void sm4_gcm_of_rfc_8998_appendix_a() throws GeneralSecurityException {
        var cipher = AuthenticatedCipher.sm4(HEX.parseHex("0123456789abcdeffedcba9876543210"));
        var nonce = HEX.parseHex("00001234567800000000abcd");
        var context = HEX.parseHex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        var plain = HEX.parseHex("aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
                + "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa");
        var sealed = cipher.seal(nonce, context, plain);
        assertEquals(
                "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
                        + "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d"
                        + "83de3541e4c2b58177e065a9bf7b62ec",
                HEX.formatHex(sealed));
        assertEquals(HEX.formatHex(plain), HEX.formatHex(cipher.open(nonce, context, sealed)));
    }

    @Test
    void aes_256_gcm_of_the_gcm_specification_case_14() throws GeneralSecurityException {
        var cipher = AuthenticatedCipher.aes(new byte[32]);
        var sealed = cipher.seal(new byte[12], new byte[0], new byte[16]);
        assertEquals("cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919", HEX.formatHex(sealed));
        assertEquals(16, cipher.open(new byte[12], new byte[0], sealed).length);
    }

    @Test
    void hmac_sha_256_of_rfc_4231_case_6() {
        var key = new byte[131];
        Arrays.fill(key, (byte) 0xaa);
        var index = new BlindIndex("aes", Base64.getEncoder().encodeToString(key));
        assertEquals(
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                index.of("Test Using Larger Than Block-Size Key - Hash Key First"));
    }

    @Test
    void hmac_sm3_is_the_hmac_of_rfc_2104_over_sm3() {
        var key = new byte[32];
        Arrays.fill(key, (byte) 7);
        var inner = pad(key, 0x36, "320602199001011234".getBytes(StandardCharsets.US_ASCII));
        var outer = pad(key, 0x5c, ContentHash.SM3.of(inner));
        assertEquals(
                HEX.formatHex(ContentHash.SM3.of(outer)),
                new BlindIndex("sm", Base64.getEncoder().encodeToString(key)).of("320602199001011234"));
    }

    private static byte[] pad(byte[] key, int pad, byte[] message) {
        var padded = Arrays.copyOf(key, 64 + message.length);
        for (int i = 0; i < 64; i++) {
            padded[i] = (byte) ((i < key.length ? key[i] : 0) ^ pad);
        }
        System.arraycopy(message, 0, padded, 64, message.length);
        return padded;
    }
}
