package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.quota.apportionment.PopulationTrend.Count;

import java.math.BigDecimal;
import java.time.LocalDate;

import static org.junit.jupiter.api.Assertions.assertEquals;

class PopulationTrendTest {

    @ParameterizedTest
    @CsvSource({"1000,2,1,1020", "1000,2,2,1040", "1000,-10,3,729", "1000,0,30,1000", "0,50,10,0", "1000,-200,1,0"})
    void residents_grow_by_compound_rate(long residents, BigDecimal percent, int years, long then) {
        assertEquals(then, PopulationTrend.after(residents, percent, years));
    }

    @Test
    void the_trend_is_the_even_change_per_year_of_the_latest_count() {
        var first = new Count(LocalDate.of(2020, 12, 31), 100_000);
        assertEquals(
                new BigDecimal("1.9058"),
                PopulationTrend.growthPercent(first, new Count(LocalDate.of(2023, 12, 31), 106_060))
                        .setScale(4));
        assertEquals(new BigDecimal("0.0000"), PopulationTrend.growthPercent(first, first));
    }

    @ParameterizedTest
    @CsvSource({
        "12,53,2021-07-01,53",
        "5,53,2021-12-31,27",
        "5,53,2021-01-20,5",
        "12,53,2023-07-01,24",
        "53,53,2024-01-01,53",
        "40,53,2030-01-01,40"
    })
    void a_plan_that_goes_on_as_it_has_ends_so(int used, int ceiling, LocalDate today, int end) {
        assertEquals(end, PlanShare.byTheEnd(used, ceiling, 2021, 2025, today));
    }
}
