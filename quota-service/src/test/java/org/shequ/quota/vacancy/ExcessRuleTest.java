package org.shequ.quota.vacancy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ExcessRuleTest {

    private final ExcessRule rule = new ExcessRule();

    @ParameterizedTest(name = "{0} above, after {1} more")
    @CsvSource({
        // above, by | excess, change
        "-1, 1, 0, 0",
        "0, 1, 0, 0",
        "1, 1, 1, 1",
        "2, 1, 2, 1",
        "2, 5, 2, 2",
        "1, -1, 1, -1",
        "0, -1, 0, -1",
        "-1, -1, 0, 0",
        "-3, -5, 0, -2",
        "4, 0, 4, 0",
        "-4, 0, 0, 0"
    })
    void what_stands_above_the_figures_is_excess_and_room_is_none(int above, int by, int excess, int change) {
        assertEquals(excess, rule.excess(above));
        assertEquals(change, rule.change(above, by));
    }

    /** Whatever the steps, the changes of all add up to what the last leaves. */
    @Test
    void changes_add_up() {
        for (int first = -4; first <= 4; first++) {
            for (int second = -4; second <= 4; second++) {
                for (int third = -4; third <= 4; third++) {
                    assertEquals(
                            rule.excess(first + second + third),
                            rule.change(first, first)
                                    + rule.change(first + second, second)
                                    + rule.change(first + second + third, third));
                }
            }
        }
    }
}
