package org.shequ.acceptance.district;

import java.util.List;
import java.util.Random;

/**
 * Seeded chance. Uses only {@link Random#nextInt(int)}, whose algorithm the Java specification fixes, so that the same
 * seed gives the same district on every JVM.
 */
final class Dice {

    private final Random random;

    /** One stream per purpose: a change in how one part draws leaves the other parts as they were. */
    Dice(long seed, String purpose) {
        this.random = new Random(seed * 1_000_003L + purpose.hashCode());
    }

    /** A number between both bounds, both included. */
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A number between both bounds, the middle more often than the ends. */
    int around(int low, int high) {
        int span = high - low;
        return low + (random.nextInt(span + 1) + random.nextInt(span + 1) + random.nextInt(span + 1)) / 3;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
