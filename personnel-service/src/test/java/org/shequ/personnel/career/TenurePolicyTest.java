package org.shequ.personnel.career;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.personnel.career.TenurePolicy.DayOfMonth;
import org.shequ.personnel.career.TenurePolicy.Stated;
import org.shequ.personnel.vocabulary.Period;

import java.time.LocalDate;
import java.time.YearMonth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

@NullUnmarked
class TenurePolicyTest {

    @ParameterizedTest
    @CsvSource({
        "FIRST_DAY, LAST_DAY, 2018-07, 2021-06, 2018-07-01, 2021-07-01",
        "LAST_DAY, FIRST_DAY, 2018-07, 2021-06, 2018-07-31, 2021-06-02",
        "FIRST_DAY, LAST_DAY, 2018-07, 2018-07, 2018-07-01, 2018-08-01",
        "LAST_DAY, FIRST_DAY, 2018-07, 2018-07, 2018-07-31, 2018-08-01",
        "FIRST_DAY, LAST_DAY, 2018-07, , 2018-07-01, "
    })
    void a_month_counts_from_and_to_the_day_that_the_policy_says(
            DayOfMonth start, DayOfMonth end, YearMonth from, YearMonth to, LocalDate first, LocalDate after) {
        assertEquals(
                new Period(first, after, from, to),
                new TenurePolicy(0, start, end).counted(new Stated(null, from, null, to)));
    }

    @Test
    void what_ends_before_it_begins_is_no_period_and_days_stay_days() {
        var policy = new TenurePolicy(0, null, null);
        assertNull(policy.counted(new Stated(null, YearMonth.of(2021, 7), null, YearMonth.of(2021, 6))));
        assertNull(policy.counted(new Stated(LocalDate.of(2021, 7, 2), null, LocalDate.of(2021, 7, 2), null)));
        assertEquals(
                new Period(LocalDate.of(2021, 7, 2), LocalDate.of(2021, 7, 3)),
                policy.counted(new Stated(LocalDate.of(2021, 7, 2), null, LocalDate.of(2021, 7, 3), null)));
        assertEquals(
                new Period(LocalDate.of(2021, 7, 20), LocalDate.of(2021, 8, 1), null, YearMonth.of(2021, 7)),
                policy.counted(new Stated(LocalDate.of(2021, 7, 20), null, null, YearMonth.of(2021, 7))));
    }
}
