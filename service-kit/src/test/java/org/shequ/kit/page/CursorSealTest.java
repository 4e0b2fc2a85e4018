package org.shequ.kit.page;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class CursorSealTest {

    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final CursorSeal seal = new CursorSeal(KEY);

    @Test
    void what_was_sealed_opens() {
        for (var keys : List.of(List.<String>of(), List.of(""), List.of("张三", "2024-01-01", "a\0b"))) {
            assertThat(seal.open("list", seal.seal("list", keys))).contains(keys);
        }
    }

    @Test
    void a_changed_bit_anywhere_is_seen() {
        var cursor = Base64.getUrlDecoder().decode(seal.seal("list", List.of("张三", "7")));
        for (int i = 0; i < cursor.length * 8; i++) {
            var changed = cursor.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(seal.open("list", text)).as("bit %d", i).isEmpty();
        }
    }

    @Test
    void another_use_or_key_does_not_open_it() {
        var cursor = seal.seal("list", List.of("7"));
        assertThat(seal.open("lists", cursor)).isEmpty();
        assertThat(new CursorSeal("another key of 32 bytes, no less".getBytes(StandardCharsets.US_ASCII))
                        .open("list", cursor))
                .isEmpty();
    }

    @Test
    void a_cursor_shows_nothing_of_its_keys_and_is_the_same_every_time() {
        var cursor = seal.seal("list", List.of("320602199001011234"));
        assertThat(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.ISO_8859_1))
                .doesNotContain("3206");
        assertThat(seal.seal("list", List.of("320602199001011234"))).isEqualTo(cursor);
    }

    @Test
    void fingerprints_of_different_filters_differ() {
        assertThat(Cursors.fingerprint("a", "b")).isNotEqualTo(Cursors.fingerprint("ab", ""));
        assertThat(Cursors.fingerprint("a", null)).isNotEqualTo(Cursors.fingerprint("a", ""));
        assertThat(Cursors.fingerprint((Object) null)).isNotEqualTo(Cursors.fingerprint("-"));
    }
}
