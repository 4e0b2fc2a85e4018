package org.shequ.kit.database;

import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatementsTest {

    @Test
    void statements_are_read_by_name_without_their_comments() {
        var texts = Statements.parse("Some.sql", """
                -- why there are two
                -- name: first-of-all
                SELECT a
                    -- the one that counts
                    FROM b

                -- name: second
                SELECT '-- no comment'
                """);
        assertEquals(Map.of("first-of-all", "SELECT a\n    FROM b", "second", "SELECT '-- no comment'"), texts);
    }

    @Test
    void what_is_missing_is_found_at_once_and_by_name() {
        assertTrue(message(() -> Statements.of(StatementsTest.class)).contains("StatementsTest.sql"));
        var jobs = Statements.of(org.shequ.kit.outbox.Outbox.class);
        assertTrue(jobs.text("publish-events").startsWith("WITH given"));
        assertTrue(message(() -> jobs.text("publish-event")).contains("publish-events"));
    }

    @Test
    void a_file_that_could_be_misread_is_refused() {
        assertTrue(message(() -> Statements.parse("A.sql", "SELECT 1")).contains("without a name"));
        assertTrue(message(() -> Statements.parse("A.sql", "-- name: a\n-- name: b\nSELECT 1"))
                .contains("nothing under a"));
        assertTrue(message(() -> Statements.parse("A.sql", "-- name: a\nSELECT 1\n-- name: a\nSELECT 2"))
                .contains("two statements a"));
    }

    private static String message(org.junit.jupiter.api.function.Executable wrong) {
        return String.valueOf(assertThrows(IllegalStateException.class, wrong).getMessage());
    }
}
