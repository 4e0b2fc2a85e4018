package org.shequ.kit.privacy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

class MaskingTest {

    @ParameterizedTest
    @CsvSource({
        "320602199001011234, 320***************",
        "32060219900101123X, 320***************",
        "320602900101123, 320************",
        "3206021990, **********",
        "1, *"
    })
    void a_citizen_id_shows_its_province(String id, String masked) {
        assertEquals(masked, Masking.citizenId(id));
    }

    @ParameterizedTest
    @CsvSource({"13812345678, 138****5678", "+8613812345678, +86*******5678", "85512345, ********"})
    void a_phone_shows_three_and_four(String phone, String masked) {
        assertEquals(masked, Masking.phone(phone));
    }

    @ParameterizedTest
    @CsvSource({
        "张三, 张*",
        "张三丰, 张**",
        "欧阳修, 欧**",
        "诸葛孔明, 诸***",
        "张, *",
        "阿卜杜拉·买买提, 阿***·***",
        "John Smith, J*** *****",
        "O'Neil, O'****",
        "𠮷野, 𠮷*",
        "㐱𠮷, 㐱*",
        "𠮷, *"
    })
    void a_name_shows_its_first_character(String name, String masked) {
        assertEquals(masked, Masking.name(name));
    }

    @Test
    void nothing_stays_nothing() {
        @Nullable String nothing = null;
        assertNull(Masking.citizenId(nothing));
        assertNull(Masking.phone(nothing));
        assertNull(Masking.name(nothing));
        assertNull(Masking.revealing(nothing));
    }

    @ParameterizedTest
    @CsvSource({
        "' 320602199001011234 ', 320***************",
        "13812345678, 138****5678",
        "+86 138 1234 5678, +86**********5678",
        "320613002004, 320613002004",
        "张三, 张三"
    })
    void only_what_looks_like_an_id_or_phone_is_hidden_in_free_values(String value, String shown) {
        assertEquals(shown, Masking.revealing(value));
    }
}
