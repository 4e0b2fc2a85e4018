package org.shequ.kit.privacy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Base64;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FieldCipherTest {

    private static final String AES_1 = "a1:" + key(32, 1);
    private static final String AES_2 = "a2:" + key(32, 2);
    private static final String SM_1 = "s1:" + key(16, 3);
    private static final String CONTEXT = "people.citizen_id:42";

    @ParameterizedTest
    @CsvSource({"aes", "sm"})
    void what_is_encrypted_decrypts_in_its_context_only(String suite) {
        var cipher = new FieldCipher(suite, suite.equals("aes") ? AES_1 : SM_1);
        for (var plain : new String[] {"", "320602199001011234", "𠮷野家·阿卜杜拉", "x".repeat(10_000)}) {
            var stored = cipher.encrypt(plain, CONTEXT);
            assertEquals(plain, cipher.decrypt(stored, CONTEXT));
            assertThrows(CipherException.class, () -> cipher.decrypt(stored, "people.citizen_id:43"));
            assertNotEquals(stored, cipher.encrypt(plain, CONTEXT), "each encryption has a nonce of its own");
        }
    }

    @ParameterizedTest
    @CsvSource({"aes", "sm"})
    void every_changed_byte_is_noticed(String suite) {
        var cipher = new FieldCipher(suite, suite.equals("aes") ? AES_1 : SM_1);
        var stored = cipher.encrypt("13812345678", CONTEXT);
        var colon = stored.indexOf(':');
        var bytes = Base64.getDecoder().decode(stored.substring(colon + 1));
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            var text = stored.substring(0, colon + 1) + Base64.getEncoder().encodeToString(changed);
            assertThrows(CipherException.class, () -> cipher.decrypt(text, CONTEXT));
        }
    }

    @Test
    void after_a_rotation_old_values_are_readable_and_known_as_outdated() {
        var before = new FieldCipher("aes", AES_1);
        var after = new FieldCipher("aes", AES_2 + "," + AES_1);
        var old = before.encrypt("张三", CONTEXT);
        assertEquals("张三", after.decrypt(old, CONTEXT));
        assertTrue(after.outdated(old));
        var renewed = after.encrypt("张三", CONTEXT);
        assertTrue(renewed.startsWith("a2:"));
        assertFalse(after.outdated(renewed));
        assertThrows(CipherException.class, () -> before.decrypt(renewed, CONTEXT));
    }

    @Test
    void after_a_change_of_suite_old_values_are_readable() {
        var old = new FieldCipher("aes", AES_1).encrypt("张三", CONTEXT);
        var national = new FieldCipher("sm", SM_1 + "," + AES_1);
        assertEquals("张三", national.decrypt(old, CONTEXT));
        assertTrue(national.encrypt("张三", CONTEXT).startsWith("s1:"));
    }

    @Test
    void bytes_are_sealed_alike() {
        var cipher = new FieldCipher("sm", SM_1);
        var sealed = cipher.seal(new byte[] {1, 2, 3}, "part 0");
        assertEquals(3, cipher.open(sealed, "part 0").length);
        assertThrows(CipherException.class, () -> cipher.open(sealed, "part 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "plain", "a1:", "a1:%%%", "a1:AAAA", "zz:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void what_was_never_encrypted_is_refused(String stored) {
        assertThrows(CipherException.class, () -> new FieldCipher("aes", AES_1).decrypt(stored, CONTEXT));
    }

    @Test
    void wrong_keys_are_refused_with_the_reason() {
        assertRefused("suite must be aes or sm", "des", AES_1);
        assertRefused("first key, s1, has 16 bytes; suite AES needs 32", "aes", SM_1 + "," + AES_1);
        assertRefused("has 24 bytes", "aes", "x:" + key(24, 1));
        assertRefused("key id a1 twice", "aes", AES_1 + "," + AES_1);
        assertRefused("comma-separated list", "aes", "justakey");
        assertRefused("comma-separated list", "aes", "");
        var index = assertThrows(IllegalArgumentException.class, () -> new BlindIndex("aes", key(16, 1)));
        assertTrue(String.valueOf(index.getMessage()).contains("at least 32"), index.getMessage());
    }

    private static void assertRefused(String reason, String suite, String keys) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new FieldCipher(suite, keys));
        assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal.getMessage());
    }

    private static String key(int bytes, int seed) {
        var key = new byte[bytes];
        new java.util.Random(seed).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
