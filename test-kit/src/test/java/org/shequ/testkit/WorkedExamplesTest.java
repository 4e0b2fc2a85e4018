package org.shequ.testkit;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class WorkedExamplesTest {

    private static final List<String> PAGE = List.of(
            "text",
            "<!-- examples: sums -->",
            "",
            "| terms | sum |",
            "|---|---|",
            "| 1, 2 | 3 |",
            "| | 0 |",
            "",
            "| another | table |");

    @Test
    void rows_are_read_by_their_titles_up_to_the_end_of_the_table() {
        assertEquals(
                List.of(Map.of("terms", "1, 2", "sum", "3"), Map.of("terms", "", "sum", "0")),
                WorkedExamples.in(PAGE, "sums").stream()
                        .map(WorkedExamples.Example::cells)
                        .toList());
        assertEquals(
                List.of("1", "2"), WorkedExamples.in(PAGE, "sums").getFirst().list("terms"));
        assertEquals(3, WorkedExamples.in(PAGE, "sums").getFirst().number("sum"));
    }

    @Test
    void examples_that_are_not_there_are_missed() {
        assertThrows(IllegalArgumentException.class, () -> WorkedExamples.in(PAGE, "products"));
        assertThrows(IllegalArgumentException.class, () -> WorkedExamples.in(PAGE.subList(0, 5), "sums"));
    }
}
