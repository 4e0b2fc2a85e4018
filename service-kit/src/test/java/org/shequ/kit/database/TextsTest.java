package org.shequ.kit.database;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {

    private static boolean holds(CodeRange range, String code) {
        return code.compareTo(range.from()) >= 0 && code.compareTo(range.below()) < 0;
    }

    @Test
    void a_range_holds_the_codes_under_its_prefix_and_no_others() {
        var range = CodeRange.under("320613002");
        for (var under : new String[] {"320613002", "320613002004", "320613002-A", "320613002Z"}) {
            assertThat(holds(range, under)).as(under).isTrue();
        }
        for (var beside : new String[] {"320613001999", "320613003", "32061300", "", "4"}) {
            assertThat(holds(range, beside)).as(beside).isFalse();
        }
        assertThat(holds(CodeRange.under(""), "320613002004")).isTrue();
    }

    @Test
    void under_two_prefixes_lies_what_lies_under_both() {
        assertThat(CodeRange.under("320613", "320613002")).isEqualTo(CodeRange.under("320613002"));
        assertThat(CodeRange.under("320613002", "320613")).isEqualTo(CodeRange.under("320613002"));
        assertThat(CodeRange.under("320613", "")).isEqualTo(CodeRange.under("320613"));
        var none = CodeRange.under("320613", "320602");
        for (var code : new String[] {"320613", "320602", "320613002", "", "~"}) {
            assertThat(holds(none, code)).as(code).isFalse();
        }
    }

    @Test
    void percent_underscore_and_backslash_stand_for_themselves() {
        assertThat(Like.containing("50%_\\")).isEqualTo("%50\\%\\_\\\\%");
    }
}
