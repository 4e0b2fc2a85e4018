package org.shequ.testkit;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ListRulesTest {

    @Test
    void a_list_whose_pages_all_say_the_number_of_its_items_is_counted() {
        assertEquals(
                List.of(),
                ListRules.miscounted(
                        Set.of("listThings"), List.of(ListRules.line("listThings", 2, List.of(2, 2), "a"))));
    }

    @Test
    void a_list_that_is_empty_when_it_is_counted_proves_nothing() {
        assertEquals(
                List.of("listThings: no test has read it with rows and found its total"),
                ListRules.miscounted(Set.of("listThings"), List.of(ListRules.line("listThings", 0, List.of(0), "a"))));
    }

    @Test
    void a_list_that_no_test_has_read_is_named() {
        assertEquals(
                List.of("listThings: no test has read it with rows and found its total"),
                ListRules.miscounted(Set.of("listThings"), List.of(ListRules.line("listOthers", 1, List.of(1), "a"))));
    }

    @Test
    void a_total_that_is_missing_or_another_number_is_named_with_its_test() {
        assertEquals(
                List.of(
                        "listThings wrong 2 items, totals [2, 3] in a",
                        "listThings wrong 2 items, totals [null, 2] in b"),
                ListRules.miscounted(
                        Set.of("listThings"),
                        List.of(
                                ListRules.line("listThings", 2, List.of(2, 2), "c"),
                                ListRules.line("listThings", 2, List.of(2, 3), "a"),
                                ListRules.line("listThings", 2, Arrays.asList(null, 2), "b"))));
    }
}
