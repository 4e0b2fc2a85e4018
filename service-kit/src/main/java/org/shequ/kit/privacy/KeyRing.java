package org.shequ.kit.privacy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The encryption keys by id, read from {@code keyid:base64,keyid:base64…}. The first encrypts, all decrypt. A key's
 * length tells its suite: 32 bytes AES-256, 16 bytes SM4; so values of the other suite stay readable after a change of
 * suite, for as long as their key stays on the ring.
 */
final class KeyRing {

    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z0-9._-]{1,32}):([A-Za-z0-9+/=_-]+)");

    private final Map<String, Key> keys;
    private final Key first;

    private KeyRing(Map<String, Key> keys, Key first) {
        this.keys = keys;
        this.first = first;
    }

    /** @param setting where the text comes from */
    static KeyRing parse(String setting, String text, PrivacySuite suite) {
        var keys = new LinkedHashMap<String, Key>();
        for (var entry : COMMA.split(text, -1)) {
            var key = parseKey(setting, entry.strip());
            if (keys.put(key.id, key) != null) {
                throw new IllegalArgumentException(setting + " holds the key id " + key.id + " twice");
            }
        }
        var first = keys.values().iterator().next();
        if (first.suite != suite) {
            throw new IllegalArgumentException(setting + ": the first key, " + first.id + ", has " + first.bytes.length
                    + " bytes; suite " + suite + " needs " + suite.keyBytes());
        }
        return new KeyRing(keys, first);
    }

    private static Key parseKey(String setting, String entry) {
        var parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(setting + " must be a comma-separated list of keyid:base64");
        }
        var id = parts.group(1);
        var bytes = decode(setting + ": " + id, parts.group(2));
        return PrivacySuite.withKeysOf(bytes.length)
                .map(suite -> new Key(id, suite, bytes))
                .orElseThrow(() -> new IllegalArgumentException(setting + ": the key " + id + " has " + bytes.length
                        + " bytes; it must have 32 (AES-256) or 16 (SM4)"));
    }

    static byte[] decode(String what, String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(what + " is not base64", notBase64);
        }
    }

    Key first() {
        return first;
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    Set<String> ids() {
        return keys.keySet();
    }

    /** A key; never prints its bytes. */
    static final class Key {

        private final String id;
        private final PrivacySuite suite;
        private final byte[] bytes;

        private Key(String id, PrivacySuite suite, byte[] bytes) {
            this.id = id;
            this.suite = suite;
            this.bytes = bytes;
        }

        String id() {
            return id;
        }

        PrivacySuite suite() {
            return suite;
        }

        AuthenticatedCipher cipher() {
            return AuthenticatedCipher.of(suite, bytes);
        }

        @Override
        public String toString() {
            return "Key " + id + " (" + suite + ")";
        }
    }
}
