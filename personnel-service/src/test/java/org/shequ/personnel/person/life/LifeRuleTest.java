package org.shequ.personnel.person.life;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.personnel.person.life.LifeRule.Fault;

import java.time.LocalDate;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class LifeRuleTest {

    private static final MinimumAges AGES = new MinimumAges(16, 18, 14, 14, 10, 14);

    @ParameterizedTest
    @CsvSource({
        "post, 2006-05-03, TOO_YOUNG",
        "post, 2006-05-04,",
        "post, 1980-01-01, TOO_YOUNG",
        "employment, 2006-05-03, EMPLOYMENT_TOO_YOUNG",
        "employment, 2006-05-04,",
        "party, 2008-05-03, PARTY_TOO_YOUNG",
        "party, 2008-05-04,",
        "league, 2004-05-03, PARTY_TOO_YOUNG",
        "league, 2004-05-04,",
        "education, 2004-05-03, EDUCATION_TOO_YOUNG",
        "education, 2004-05-04,",
        "primaryEducation, 2000-05-03, EDUCATION_TOO_YOUNG",
        "primaryEducation, 2000-05-04,",
        "degree, 2004-05-03, DEGREE_TOO_YOUNG",
        "degree, 2004-05-04,",
        "entry, 1990-05-03, BEFORE_BIRTH",
        "entry, 1990-05-04,"
    })
    void nothing_happens_before_its_age_and_from_that_birthday_on_it_may(String what, LocalDate day, String fault) {
        LifeRule life = new LifeRule(LocalDate.of(1990, 5, 4), AGES);
        Optional<Fault> found = switch (what) {
            case "post" -> life.post(day);
            case "employment" -> life.employment(day);
            case "party" -> life.party(day);
            case "league" -> life.league(day);
            case "education" -> life.education(day);
            case "primaryEducation" -> life.primaryEducation(day);
            case "degree" -> life.degree(day);
            default -> life.entry(day);
        };
        assertEquals(Optional.ofNullable(fault), found.map(Fault::rule));
    }

    @Test
    void ages_that_nobody_has_are_no_policy() {
        assertThrows(IllegalArgumentException.class, () -> new MinimumAges(-1, 18, 14, 14, 10, 14));
        assertThrows(IllegalArgumentException.class, () -> new MinimumAges(16, 18, 14, 14, 10, 61));
    }
}
