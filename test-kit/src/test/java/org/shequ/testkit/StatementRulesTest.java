package org.shequ.testkit;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Objects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class StatementRulesTest {

    private static final String CONSTANT = "SELECT a FROM constants";

    @Test
    void the_drivers_marks_become_the_servers() {
        assertEquals(
                "SELECT '?' WHERE a = $1 AND b ? $2 AND c = 'it''s ?' AND d = $3",
                StatementRules.numbered("SELECT '?' WHERE a = ? AND b ?? ? AND c = 'it''s ?' AND d = ?"));
    }

    @Test
    void texts_are_read_from_a_class_file() throws IOException {
        try (var file = Objects.requireNonNull(getClass().getResourceAsStream("StatementRulesTest.class"))) {
            var texts = StatementRules.texts(file.readAllBytes());
            assertTrue(texts.contains(CONSTANT), texts::toString);
            assertTrue(texts.contains("""
                            SELECT b
                            FROM blocks
                            """), texts::toString);
        }
    }

    @Test
    void what_has_more_than_five_lines_stands_in_a_file() {
        assertFalse(StatementRules.isTooLong("SELECT a\nFROM b\nWHERE c\nAND d\nAND e\n\n"));
        assertTrue(StatementRules.isTooLong("SELECT a\nFROM b\nWHERE c\nAND d\nAND e\nAND f"));
        assertTrue(StatementRules.isTooLong("SELECT " + "column_of_a_table, ".repeat(40) + " a FROM b"));
        assertFalse(StatementRules.isTooLong("From\nhere\nto\nthere\nand\nback\nagain"));
    }
}
