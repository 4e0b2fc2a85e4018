package org.shequ.quota.retirement;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The cases are those of the table that stands annexed to the decision on gradual delay. */
class RetirementAgeTest {

    @ParameterizedTest
    @CsvSource({
        "1964-12-31,2024-12-31",
        "1965-01-15,2025-02-15",
        "1965-04-30,2025-05-30",
        "1965-05-01,2025-07-01",
        "1966-09-10,2027-03-10",
        "1976-08-31,2039-07-31",
        "1976-09-01,2039-09-01",
        "1990-05-04,2053-05-04"
    })
    void a_man_born_then_retires_then(LocalDate birth, LocalDate retires) {
        assertEquals(retires, RetirementAge.MEN.reachedBy(birth));
    }

    @ParameterizedTest
    @CsvSource({"1969-12-31,2024-12-31", "1970-01-31,2025-02-28", "1970-05-01,2025-07-01", "1981-09-01,2039-09-01"})
    void a_woman_in_an_administrative_post_born_then_retires_then(LocalDate birth, LocalDate retires) {
        assertEquals(retires, RetirementAge.WOMEN.reachedBy(birth));
    }
}
