package org.shequ.assessment.recordmerger;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import static org.junit.jupiter.api.Assertions.assertEquals;

@NullUnmarked
class LineageTest {

    @Test
    void a_record_counts_for_the_last_one_of_its_line() {
        Lineage lineage = new Lineage(Map.of("a", "b", "b", "c", "x", "y"));
        assertEquals("c", lineage.personOf("a"));
        assertEquals("c", lineage.personOf("b"));
        assertEquals("c", lineage.personOf("c"));
        assertEquals("y", lineage.personOf("x"));
        assertEquals("z", lineage.personOf("z"));
    }

    @Test
    void records_in_a_ring_stand_by_themselves_until_it_is_broken() {
        Lineage ring = new Lineage(Map.of("a", "b", "b", "a", "c", "a"));
        assertEquals("a", ring.personOf("a"));
        assertEquals("b", ring.personOf("b"));
        assertEquals("c", ring.personOf("c"));
    }

    @Test
    void whatever_is_told_nobody_is_counted_twice_and_nobody_lost() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            int records = 2 + random.nextInt(6);
            Map<String, String> into = new HashMap<>();
            for (int i = 0; i < records; i++) {
                if (random.nextBoolean()) {
                    into.put("r" + i, "r" + random.nextInt(records));
                }
            }
            into.entrySet().removeIf(pair -> pair.getKey().equals(pair.getValue()));
            Lineage lineage = new Lineage(into);
            for (int i = 0; i < records; i++) {
                String person = lineage.personOf("r" + i);
                assertEquals(person, lineage.personOf(person), "seed " + seed + ": " + into);
                assertEquals(byStepping(into, "r" + i), person, "seed " + seed + ": " + into);
            }
        }
    }

    /** As many steps as there are records: whoever still has a next one then is caught in a ring. */
    private static String byStepping(Map<String, String> into, String record) {
        String at = record;
        for (int step = 0; step <= into.size() && into.containsKey(at); step++) {
            at = into.get(at);
        }
        return into.containsKey(at) ? record : at;
    }
}
