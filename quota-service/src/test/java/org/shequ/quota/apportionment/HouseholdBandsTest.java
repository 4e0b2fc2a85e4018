package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shequ.quota.apportionment.HouseholdBands.Band;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class HouseholdBandsTest {

    private static final List<Band> BANDS = List.of(new Band(0, 5), new Band(1000, 7), new Band(3000, 9));

    @ParameterizedTest
    @CsvSource({"0,5,0", "999,5,0", "1000,7,1000", "2999,7,1000", "3000,9,3000", "9000000,9,3000"})
    void a_community_gets_what_the_band_of_its_households_says(long households, int places, long from) {
        var allotment = new HouseholdBands(BANDS, 0)
                .apportion(List.of(new Community("a", 1, households)))
                .allotments()
                .getFirst();
        assertEquals(places, allotment.places());
        assertEquals(from, allotment.bandFrom());
    }

    @Test
    void a_minimum_raises_what_lies_below_it_and_the_total_follows() {
        var result = new HouseholdBands(BANDS, 6)
                .apportion(List.of(new Community("b", 1, 1L), new Community("a", 1, 5000L)));
        assertEquals(
                List.of(9, 6),
                result.allotments().stream().map(Allotment::places).toList());
        assertEquals(14, result.sharedTotal());
        assertEquals(15, result.total());
    }

    @Test
    void households_that_nobody_counted_are_no_zero() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HouseholdBands(BANDS, 0).apportion(List.of(new Community("a", 1))));
    }
}
