package org.shequ.kit.page;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CursorSealTest {

    private static final String KEY = base64("0123456789abcdef0123456789abcdef");
    private static final String OTHER = base64("another key of 32 bytes, no less");

    private final CursorSeal seal = seal(KEY);

    private static CursorSeal seal(String keys) {
        return new CursorSeal(CursorKeys.parse(keys));
    }

    private static String base64(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void what_was_sealed_opens() {
        for (var keys : List.of(List.<String>of(), List.of(""), List.of("张三", "2024-01-01", "a\0b"))) {
            assertThat(seal.open("list", seal.seal("list", keys))).contains(keys);
        }
    }

    @Test
    void a_changed_bit_anywhere_is_seen() {
        seesEveryChangedBit(seal);
        seesEveryChangedBit(seal("a:" + KEY + ",b:" + OTHER));
    }

    private static void seesEveryChangedBit(CursorSeal seal) {
        var cursor = Base64.getUrlDecoder().decode(seal.seal("list", List.of("张三", "7")));
        for (int i = 0; i < cursor.length * 8; i++) {
            var changed = cursor.clone();
            changed[i / 8] ^= (byte) (1 << i % 8);
            var text = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(seal.open("list", text)).as("bit %d", i).isEmpty();
        }
    }

    @Test
    void a_cursor_cut_short_anywhere_is_none() {
        var cursor = seal.seal("list", List.of("张三", "7"));
        for (int length = 0; length < cursor.length(); length++) {
            assertThat(seal.open("list", cursor.substring(0, length)))
                    .as("%d characters", length)
                    .isEmpty();
        }
    }

    @Test
    void another_use_or_key_does_not_open_it() {
        var cursor = seal.seal("list", List.of("7"));
        assertThat(seal.open("lists", cursor)).isEmpty();
        assertThat(seal(OTHER).open("list", cursor)).isEmpty();
    }

    @Test
    void a_cursor_opens_after_its_key_has_been_followed_by_another() {
        for (var old : List.of("2025:" + KEY, KEY)) {
            var before = seal(old);
            var during = seal(old + ",2026:" + OTHER);
            var after = seal("2026:" + OTHER + "," + old);
            var cursor = before.seal("list", List.of("7"));
            assertThat(after.open("list", cursor)).contains(List.of("7"));
            assertThat(during.open("list", after.seal("list", List.of("8")))).contains(List.of("8"));
            assertThat(during.seal("list", List.of("7"))).isEqualTo(cursor);
            assertThat(after.seal("list", List.of("7"))).isNotEqualTo(cursor);
            assertThat(seal("2026:" + OTHER).open("list", cursor))
                    .as("the old key is gone")
                    .isEmpty();
        }
    }

    @Test
    void a_key_is_known_by_its_id_alone() {
        var cursor = seal("a:" + KEY).seal("list", List.of("7"));
        assertThat(seal("b:" + KEY).open("list", cursor)).isEmpty();
        assertThat(seal("a:" + OTHER).open("list", cursor)).isEmpty();
    }

    @Test
    void keys_that_cannot_be_right_stop_the_start() {
        for (var wrong : List.of(
                "",
                "a:",
                "a:" + KEY + ",a:" + OTHER,
                KEY + "," + OTHER,
                "a:" + base64("too short"),
                "a b:" + KEY,
                "ä")) {
            assertThatIllegalArgumentException()
                    .as(wrong)
                    .isThrownBy(() -> CursorKeys.parse(wrong))
                    .withMessageNotContaining(KEY);
        }
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
