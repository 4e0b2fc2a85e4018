package org.shequ.quota.apportionment;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ShareOutTest {

    @Test
    void eleven_by_six_and_four_tenths_is_seven_and_four() {
        assertEquals(
                Map.of("a", 7L, "b", 4L),
                ShareOut.of(11, Map.of("a", new BigDecimal("0.6"), "b", new BigDecimal("0.4"))));
    }

    @Test
    void a_tie_goes_to_the_larger_share_then_to_the_lower_code() {
        assertEquals(Map.of("a", 1L, "b", 0L), ShareOut.of(1, Map.of("a", BigDecimal.ONE, "b", BigDecimal.ONE)));
        assertEquals(
                Map.of("a", 0L, "b", 2L),
                ShareOut.of(2, Map.of("a", new BigDecimal("0.25"), "b", new BigDecimal("0.75"))));
    }

    @Test
    void nothing_is_divided_by_nothing() {
        assertThrows(IllegalArgumentException.class, () -> ShareOut.of(1, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> ShareOut.of(-1, Map.of("a", BigDecimal.ONE)));
        assertThrows(IllegalArgumentException.class, () -> ShareOut.of(1, Map.of("a", BigDecimal.ZERO)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_126L})
    void random_parts_add_up_and_none_is_a_whole_place_off_its_share(long seed) {
        var random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            var shares = new HashMap<String, BigDecimal>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                shares.put("u" + i, BigDecimal.valueOf(1 + random.nextInt(9999), random.nextInt(5)));
            }
            long total = random.nextLong(1_000_000_000L);
            var told = "seed %d, round %d, %d by %s".formatted(seed, round, total, shares);
            var divided = ShareOut.of(total, shares);
            assertEquals(total, divided.values().stream().mapToLong(n -> n).sum(), told);
            var sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            divided.forEach((code, places) -> {
                var exact = BigDecimal.valueOf(total).multiply(shares.get(code)).divide(sum, 20, RoundingMode.HALF_UP);
                assertTrue(exact.subtract(BigDecimal.valueOf(places)).abs().compareTo(BigDecimal.ONE) < 0, told);
            });
        }
    }
}
