package org.shequ.quota.vacancy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

class VacancyTest {

    @ParameterizedTest(name = "approved {0}, occupied {1}, reserved {2}, frozen {3}, order {4}")
    @CsvSource({
        // approved, occupied, reserved, frozen, order, excess | vacant, available, freezable, withdrawable
        "10, 6, 1, 0, 0, 0, 3, 3, 3, 0",
        "10, 6, 1, 2, 0, 0, 1, 1, 1, 0",
        "10, 6, 1, 3, 0, 0, 0, 0, 0, 0",
        "10, 10, 0, 0, 2, 0, 0, 2, 0, 2",
        "10, 11, 0, 0, 2, 0, -1, 1, 0, 1",
        "10, 12, 0, 0, 2, 0, -2, 0, 0, 0",
        "10, 13, 0, 0, 0, 3, -3, 0, 0, 0",
        "10, 6, 0, 4, 2, 0, 0, 2, 0, 2",
        "0, 0, 0, 0, 0, 0, 0, 0, 0, 0"
    })
    void figures_allow_what_they_leave(
            int approved,
            int occupied,
            int reserved,
            int frozen,
            int order,
            int excess,
            int vacant,
            int available,
            int freezable,
            int withdrawable) {
        var vacancy = new Vacancy(approved, occupied, reserved, frozen, order, excess);
        assertEquals(vacant, vacancy.vacant());
        assertEquals(available, vacancy.available());
        assertEquals(freezable, vacancy.freezable());
        assertEquals(freezable, vacancy.transferable());
        assertEquals(withdrawable, vacancy.withdrawable());
        assertEquals(frozen, vacancy.thawable());
    }

    /** One place after the other, as long as each alone is allowed, ends where the rule says at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_261_126L})
    void random_figures_allow_as_many_as_one_by_one_does(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            var approved = random.nextInt(20);
            var occupied = random.nextInt(25);
            var reserved = random.nextInt(5);
            var order = random.nextInt(4);
            var frozen = random.nextInt(4);
            var excess = Math.max(0, occupied + reserved - approved - order);
            var start = new Vacancy(approved, occupied, reserved, frozen, order, excess);
            var told = "seed " + seed + ", " + start;
            int freezes = 0;
            while (approved - occupied - reserved - (frozen + freezes) >= 1) {
                freezes++;
            }
            assertEquals(freezes, start.freezable(), told);
            int withdrawn = 0;
            while (order - withdrawn >= 1 && occupied + reserved <= approved + (order - withdrawn - 1) + excess) {
                withdrawn++;
            }
            assertEquals(withdrawn, start.withdrawable(), told);
            int reservations = 0;
            while (approved + order - occupied - (reserved + reservations) - frozen >= 1) {
                reservations++;
            }
            assertEquals(reservations, start.available(), told);
        }
    }
}
