package org.shequ.kit.inbox;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shequ.kit.inbox.InboxStore.LoopState;

import java.time.Duration;
import java.time.Instant;

import static org.junit.jupiter.api.Assertions.assertEquals;

class LoopStateTest {

    private static final Instant NOW = Instant.parse("2026-01-05T00:00:00Z");
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @Test
    void a_consumer_of_which_nothing_is_parked_waits_as_long_as_it_may() {
        assertEquals(LONGEST, wait(null));
    }

    @Test
    void what_is_parked_ends_the_wait_when_it_is_to_be_tried_again() {
        assertEquals(Duration.ofMillis(200), wait(NOW.plusMillis(200)));
        assertEquals(Duration.ZERO, wait(NOW));
        assertEquals(Duration.ZERO, wait(NOW.minusSeconds(60)));
    }

    @Test
    void what_is_to_be_tried_much_later_does_not_lengthen_it() {
        assertEquals(LONGEST, wait(NOW.plusSeconds(30)));
    }

    private static Duration wait(@Nullable Instant nextTry) {
        return new LoopState(0, nextTry).untilNextTry(NOW, LONGEST);
    }
}
