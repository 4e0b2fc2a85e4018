package org.shequ.quota.counting;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 15);
    private static final String HERE = "320613004004";
    private static final String THERE = "320613002010";

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** From each day on, where the person counts: nowhere where the text is empty. */
    private static Stays stays(Map<String, String> from) {
        var byDay = new TreeMap<LocalDate, String>();
        from.forEach((day, community) -> byDay.put(day(day), community));
        return Stays.of(
                new TreeSet<>(byDay.keySet()),
                TODAY,
                on -> emptyIsNull(byDay.floorEntry(on).getValue()));
    }

    private static @Nullable String emptyIsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    @Test
    void a_stay_begins_and_ends_with_the_facts_and_goes_on_over_bounds_that_change_nothing() {
        var stays = stays(Map.of("2020-01-01", HERE, "2022-05-01", HERE, "2024-07-01", ""));
        var stay = new Stay(HERE, day("2020-01-01"), day("2024-07-01"));
        assertEquals(Optional.of(stay), stays.at(HERE, day("2020-01-01")));
        assertEquals(Optional.of(stay), stays.at(HERE, day("2024-06-30")));
        assertEquals(Optional.empty(), stays.at(HERE, day("2024-07-01")));
        assertEquals(Optional.empty(), stays.at(HERE, day("2019-12-31")));
        assertEquals(Optional.empty(), stays.at(THERE, day("2022-01-01")));
        assertEquals(Optional.empty(), stays.present());
    }

    @Test
    void who_moves_leaves_one_community_on_the_day_that_the_other_begins() {
        var stays = stays(Map.of("2020-01-01", HERE, "2023-01-01", THERE));
        assertEquals(
                Optional.of(new Stay(HERE, day("2020-01-01"), day("2023-01-01"))), stays.at(HERE, day("2022-12-31")));
        assertEquals(Optional.of(new Stay(THERE, day("2023-01-01"), null)), stays.present());
        assertEquals(stays.present(), stays.at(THERE, TODAY.plusYears(9)));
    }

    @Test
    void what_begins_after_today_is_no_stay_yet_and_what_ends_then_has_not_ended() {
        assertEquals(Optional.empty(), stays(Map.of("2026-03-16", HERE)).present());
        assertEquals(
                Optional.of(new Stay(HERE, TODAY, null)),
                stays(Map.of("2026-03-15", HERE, "2026-03-16", "")).present());
    }

    @Test
    void who_never_counted_has_no_stay() {
        var stays = stays(Map.of("2020-01-01", ""));
        assertEquals(Optional.empty(), stays.present());
        assertEquals(Optional.empty(), stays.at(HERE, day("2020-01-01")));
    }

    /** A place counted from a day is free from the end of the stay that holds it; without one, from that day itself. */
    @ParameterizedTest
    @CsvSource({
        "2020-01-01, 2024-07-01",
        "2024-06-30, 2024-07-01",
        "2024-07-01, 2024-07-01",
        "2019-06-01, 2019-06-01",
        "2025-02-01, 2025-02-01"
    })
    void a_place_is_free_from_the_day_of_the_fact(String since, String free) {
        assertEquals(
                day(free), stays(Map.of("2020-01-01", HERE, "2024-07-01", "")).freeFrom(HERE, day(since)));
    }

    @Test
    void a_place_of_a_stay_that_lasts_is_free_from_the_day_that_it_was_counted_from() {
        assertEquals(day("2021-01-01"), stays(Map.of("2020-01-01", HERE)).freeFrom(HERE, day("2021-01-01")));
    }

    @Test
    void a_stay_holds_its_first_day_and_not_the_day_on_which_it_is_over() {
        var stay = new Stay(HERE, day("2020-01-01"), day("2020-02-01"));
        assertEquals(
                List.of(false, true, true, false),
                List.of("2019-12-31", "2020-01-01", "2020-01-31", "2020-02-01").stream()
                        .map(text -> stay.holds(day(text)))
                        .toList());
        var lasting = new Stay(HERE, day("2020-01-01"), null);
        assertTrue(lasting.holds(day("2999-01-01")));
        assertFalse(lasting.holds(day("2019-12-31")));
    }
}
