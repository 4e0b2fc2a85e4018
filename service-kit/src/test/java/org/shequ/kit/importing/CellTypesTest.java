package org.shequ.kit.importing;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shequ.contracts.person.PersonNames;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CellTypesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2025-12-31",
                "2025/12/31",
                "2025.12.31",
                "20251231",
                "2025年12月31日",
                "2025 年 12 月 31 日",
                "2025－12－31",
                "2025-12-31T00:00",
                "2025-12-31T00:00:00",
                "2025-12-31T00:00:00.000Z",
                "2025-12-31 08:30:00",
                "2025/12/31 0:00",
                "2025年12月31日（星期三）",
                "2025-12-31 周三",
                "二〇二五年十二月三十一日",
                "二零二五年十二月三十一日",
                "二○二五年十二月三十一日"
            })
    void a_date_is_read_however_it_is_written(String text) {
        assertEquals(LocalDate.of(2025, 12, 31), value(CellTypes.date(), text));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-29, DATE",
        "25-12-31, DATE",
        "12/31/2025, DATE",
        "2025-12, DATE",
        "2012年6月, DATE",
        "201206, DATE",
        "45000, DATE",
        "明天, DATE",
        "1899-12-31, DATE_RANGE",
        "二〇二五年十三月一日, DATE",
        "二〇二五年二月三十日, DATE",
        "二五年十二月三十一日, DATE"
    })
    void what_is_no_day_is_refused_and_no_day_invented(String text, String rule) {
        assertEquals(rule, refusal(CellTypes.date(), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2012-06",
                "2012.06",
                "2012/6",
                "2012年6月",
                "2012年06月份",
                "201206",
                "2012．6",
                "2012 年 6 月",
                "二〇一二年六月"
            })
    void a_month_is_one_where_the_month_is_enough(String text) {
        assertEquals(new DayOrMonth(null, YearMonth.of(2012, 6)), value(CellTypes.dateOrMonth(), text));
        assertEquals("DATE", refusal(CellTypes.date(), text));
    }

    @ParameterizedTest
    @CsvSource({"2012-13, DATE", "201200, DATE", "189912, DATE_RANGE", "12-06, DATE", "2012, DATE"})
    void what_is_no_month_is_refused(String text, String rule) {
        assertEquals(rule, refusal(CellTypes.dateOrMonth(), text));
    }

    @Test
    void a_day_is_a_day_where_the_month_would_be_enough() {
        var read = new DayOrMonth(LocalDate.of(2012, 6, 30), YearMonth.of(2012, 6));
        assertEquals(read, value(CellTypes.dateOrMonth(), "2012年6月30日"));
        assertNull(read.monthAlone());
    }

    @ParameterizedTest
    @CsvSource({"6574, 6574", "'6,574', 6574", "'1,206,574', 1206574", "6574.0, 6574", "0, 0", "'6，574', 6574"})
    void a_whole_number_is_read_with_and_without_groups(String text, long number) {
        assertEquals(number, value(CellTypes.wholeNumber("COUNT", 1_000_000_000), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "6574.5", "65,74", "1e3", "many", "NaN", "2000000000"})
    void what_is_no_whole_number_is_refused(String text) {
        assertEquals("COUNT", refusal(CellTypes.wholeNumber("COUNT", 1_000_000_000), text));
    }

    @Test
    void a_decimal_keeps_its_digits_and_knows_no_exponent() {
        assertEquals(new BigDecimal("93.40"), value(CellTypes.decimal(), "93.40"));
        assertEquals(new BigDecimal("1234.5"), value(CellTypes.decimal(), "1,234.5"));
        assertEquals("NUMBER", refusal(CellTypes.decimal(), "1e1"));
    }

    @ParameterizedTest
    @CsvSource({"是, true", "否, false", "TRUE, true", "FALSE, false", "1, true", "0, false", "√, true", "兼任, false"})
    void yes_and_no_are_read_by_all_their_words(String text, boolean truth) {
        assertEquals(truth, value(CellTypes.yesNo(Set.of("主职"), Set.of("兼任")), text));
    }

    @ParameterizedTest
    @CsvSource({
        "阿力木•江, 阿力木·江",
        "阿力木・江, 阿力木·江",
        "阿力木‧江, 阿力木·江",
        "阿力木．江, 阿力木·江",
        "阿力木⋅江, 阿力木·江",
        "阿力木●江, 阿力木·江",
        "阿力木.江, 阿力木·江",
        "阿力木 · 江, 阿力木·江",
        "李 静, 李静",
        "李　静, 李静",
        "𠮷 野, 𠮷野",
        "J. R.  Smith, J. R. Smith",
        "欧阳 Anna, 欧阳 Anna"
    })
    void a_name_has_one_form_whatever_dot_or_blank_was_typed(String written, String form) {
        assertEquals(form, value(CellTypes.personName(), written));
        assertEquals(form, PersonNames.normalForm(form), "its own form again");
    }

    @ParameterizedTest
    @CsvSource({"6574人, 6574", "'6,574人', 6574", "94.80分, 94.80", "12名, 12", "2630 户, 2630"})
    void what_is_counted_may_stand_behind_the_number(String text, BigDecimal number) {
        assertEquals(number, value(CellTypes.decimal(), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"95%", "人", "6574元", "约6574人", "6574人次"})
    void what_is_not_counted_here_is_no_number(String text) {
        assertEquals("NUMBER", refusal(CellTypes.decimal(), text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"320602 19900101 123x", "320602-19900101-123X", "'320602‐19900101‐123x"})
    void an_id_in_groups_is_the_same_id(String text) {
        assertEquals("32060219900101123X", value(CellTypes.citizenId(), text));
    }

    @Test
    void numbers_that_a_spreadsheet_shortened_are_known() {
        assertEquals("DIGITS_LOST", refusal(CellTypes.citizenId(), "3.2060219900101123E+17"));
        assertEquals("DIGITS_LOST", refusal(CellTypes.unitCode(), "3.20613E+11"));
        assertEquals("32060219900101123X", value(CellTypes.citizenId(), "320602 19900101 123x"));
        assertEquals("13812345678", value(CellTypes.phone(), "138-1234 5678"));
    }

    @Test
    void a_code_is_found_with_full_width_marks_and_blanks_too() {
        var type = CellTypes.code(
                "CODE", text -> text.equals("社区(村)书记") ? Optional.of("S") : Optional.empty(), "S", "书记", List.of());
        assertEquals("S", value(type, "社区（村） 书记"));
        assertEquals("CODE", refusal(type, "国王"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"无", "—", "-", "/"})
    void words_for_nothing_are_blank_in_every_column(String text) {
        assertTrue(CellTypes.date().isBlank(text));
        assertTrue(CellTypes.text(10).isBlank(text));
    }

    @Test
    void until_today_is_the_end_of_nothing_and_no_beginning() {
        assertTrue(CellTypes.endDateOrMonth().isBlank("至今"));
        assertFalse(CellTypes.date().isBlank("至今"));
    }

    @Test
    void personal_values_are_not_shown_whole() {
        assertEquals("320***************", CellTypes.citizenId().shown("320602199001011239"));
        assertFalse(String.valueOf(CellTypes.phone().shown("13812345678x")).contains("1234"));
    }

    private static <T> @Nullable T value(CellType<T> type, String text) {
        var reading = type.read().apply(text);
        assertEquals(null, reading.refusal());
        return reading.value();
    }

    private static String refusal(CellType<?> type, String text) {
        var refusal = type.read().apply(text).refusal();
        return refusal == null ? "taken" : refusal.rule();
    }
}
