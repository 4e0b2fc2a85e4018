package org.shequ.kit.privacy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DisclosurePolicyTest {

    private static final LocalDate BORN = LocalDate.of(1978, 9, 20);

    private static DisclosurePolicy with(Map<String, String> stricter) {
        return DisclosurePolicy.load(field -> Optional.ofNullable(stricter.get(field)));
    }

    @Test
    void what_is_published_leaves_a_thousand_citizen_ids() {
        var policy = with(Map.of());
        assertThat(DisclosurePolicy.remainingCitizenIds(
                        policy.of(PersonField.CITIZEN_ID).form(),
                        policy.of(PersonField.BIRTH_DATE).form()))
                .isGreaterThanOrEqualTo(DisclosurePolicy.FEWEST_CITIZEN_IDS);
    }

    @ParameterizedTest
    @CsvSource({
        "LAST_FOUR, SHOWN, 0",
        "LAST_FOUR, YEAR, 33",
        "LAST_FOUR, HIDDEN, 1818",
        "PROVINCE, SHOWN, 500",
        "PROVINCE, MONTH, 14000",
        "PROVINCE, YEAR, 182500"
    })
    void the_forms_of_id_and_birth_date_are_counted_together(MaskForm id, MaskForm born, long remaining) {
        assertThat(DisclosurePolicy.remainingCitizenIds(id, born)).isEqualTo(remaining);
    }

    /** Counted the long way: all numbers of one area, one sex and one year whose check character fits the last four. */
    @Test
    void last_four_and_year_leave_some_thirty_numbers_of_an_area() {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int fitting = 0;
        for (var day = LocalDate.of(1978, 1, 1); day.getYear() == 1978; day = day.plusDays(1)) {
            var digits = "320602" + day.toString().replace("-", "") + "413";
            int sum = 0;
            for (int i = 0; i < weights.length; i++) {
                sum += weights[i] * (digits.charAt(i) - '0');
            }
            fitting += "10X98765432".charAt(sum % 11) == '1' ? 1 : 0;
        }
        assertThat(fitting).isBetween(25, 42);
    }

    @Test
    void a_jurisdiction_may_be_stricter_and_never_looser() {
        assertThat(with(Map.of("birthDate", "HIDDEN"))
                        .of(PersonField.BIRTH_DATE)
                        .form())
                .isEqualTo(MaskForm.HIDDEN);
        assertThatIllegalStateException()
                .isThrownBy(() -> with(Map.of("birthDate", "SHOWN")))
                .withMessageContaining("shows more than YEAR");
        assertThatIllegalStateException().isThrownBy(() -> with(Map.of("citizenId", "LAST_FOUR")));
        assertThatIllegalArgumentException().isThrownBy(() -> with(Map.of("phone", "EVERYTHING")));
    }

    @Test
    void a_purpose_opens_its_classes_and_no_other() {
        var personal = new Shown(EnumSet.of(FieldClass.PERSONAL));
        assertThat(personal.text(PersonField.NAME, "张三")).isEqualTo("张三");
        assertThat(personal.value(PersonField.BIRTH_DATE, BORN)).isEqualTo(BORN);
        assertThat(personal.text(PersonField.CITIZEN_ID, "320602197809204131")).isEqualTo("320***************");
        assertThat(personal.value(PersonField.ETHNICITY, "HAN")).isNull();
        assertThat(Shown.MASKED.value(PersonField.BIRTH_DATE, BORN)).isNull();
        assertThat(Shown.MASKED.year(PersonField.BIRTH_DATE, BORN)).isEqualTo(1978);
        assertThat(Shown.MASKED.year(PersonField.PARTY_JOINED_ON, BORN)).isNull();
        assertThat(Shown.MASKED.value(PersonField.EDUCATION, "BACHELOR")).isEqualTo("BACHELOR");
    }
}
