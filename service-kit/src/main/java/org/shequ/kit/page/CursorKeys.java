package org.shequ.kit.page;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The keys of {@code shequ.cursor.key}, read from {@code keyid:base64,keyid:base64…}: the first seals, all open. One of
 * them may stand without an id: the form that knew one key only, whose cursors stay valid when others are set before it.
 */
public final class CursorKeys {

    private static final int MIN_KEY_BYTES = 16;
    private static final String NAME = "shequ.cursor.key";
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern ENTRY = Pattern.compile("(?:([A-Za-z0-9._-]{1,32}):)?([A-Za-z0-9+/=_-]+)");

    private final List<Key> keys;

    private CursorKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads the configured value. */
    public static CursorKeys parse(String text) {
        var keys = new ArrayList<Key>();
        var ids = new HashSet<String>();
        for (var entry : COMMA.split(text, -1)) {
            var key = key(entry.strip());
            if (!ids.add(key.id)) {
                throw new IllegalArgumentException(NAME + " holds "
                        + (key.id.isEmpty() ? "two keys without an id" : "the key id " + key.id + " twice"));
            }
            keys.add(key);
        }
        return new CursorKeys(keys);
    }

    private static Key key(String entry) {
        var parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(NAME + " must be base64, or a comma-separated list of keyid:base64");
        }
        var id = parts.group(1) == null ? "" : parts.group(1);
        var bytes = decode(parts.group(2));
        if (bytes.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(NAME + ": a key must have at least " + MIN_KEY_BYTES + " bytes");
        }
        return new Key(id, bytes);
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
        } catch (IllegalArgumentException notBase64) {
            throw new IllegalArgumentException(NAME + " is not base64", notBase64);
        }
    }

    /** All keys, the one that seals first. */
    public List<Key> all() {
        return keys;
    }

    /** A key; never prints its bytes. */
    public static final class Key {

        private final String id;
        private final byte[] bytes;

        private Key(String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }

        /** Empty for the one that has none. */
        String id() {
            return id;
        }

        /** The root from which each use derives a key of its own. */
        public byte[] root() {
            return bytes.clone();
        }

        @Override
        public String toString() {
            return "Key " + id;
        }
    }
}
