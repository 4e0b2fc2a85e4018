package org.shequ.personnel.unit;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class NamedCodesTest {

    @Test
    void it_remembers_what_a_set_remembers() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        var codes = new NamedCodes();
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            String code = String.valueOf(310_000 + random.nextInt(20))
                    + random.nextInt(1_000)
                    + (random.nextInt(4) == 0 ? "-A" + random.nextInt(20) : "");
            assertEquals(expected.add(code), codes.add(code), () -> code + ", seed " + seed);
        }
    }

    @Test
    void zeros_in_front_and_long_suffixes_make_another_code() {
        var codes = new NamedCodes();
        for (String code : new String[] {"110101", "0110101", "110101001001", "11010100100100000000000000000001"}) {
            assertTrue(codes.add(code), code);
            assertFalse(codes.add(code), code);
        }
    }
}
