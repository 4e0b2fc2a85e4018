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
    void bands_that_leave_something_open_are_refused_by_the_name_of_the_rule() {
        assertEquals("", HouseholdBands.fault(BANDS));
        assertEquals("", HouseholdBands.fault(List.of(new Band(0, 5), new Band(1000, 5))));
        assertEquals("BANDS_FROM_ZERO", HouseholdBands.fault(List.of()));
        assertEquals("BANDS_FROM_ZERO", HouseholdBands.fault(List.of(new Band(1, 5))));
        assertEquals("BANDS_ASCENDING", HouseholdBands.fault(List.of(new Band(0, 5), new Band(0, 6))));
        assertEquals("BANDS_ASCENDING", HouseholdBands.fault(List.of(new Band(0, 5), new Band(9, 6), new Band(8, 7))));
        assertEquals(
                "MORE_HOUSEHOLDS_NOT_FEWER_PLACES", HouseholdBands.fault(List.of(new Band(0, 5), new Band(1000, 4))));
        assertThrows(IllegalArgumentException.class, () -> new HouseholdBands(List.of(new Band(1, 5)), 0));
        assertThrows(IllegalArgumentException.class, () -> new HouseholdBands(BANDS, -1));
    }

    @Test
    void a_minimum_that_is_met_raises_nothing() {
        var allotments = new HouseholdBands(BANDS, 7)
                .apportion(List.of(new Community("a", 1, 1L), new Community("b", 1, 1000L)))
                .allotments();
        assertEquals(
                List.of(true, false),
                allotments.stream().map(Allotment::floored).toList());
    }

    @Test
    void households_that_nobody_counted_are_no_zero() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new HouseholdBands(BANDS, 0).apportion(List.of(new Community("a", 1))));
    }
}
