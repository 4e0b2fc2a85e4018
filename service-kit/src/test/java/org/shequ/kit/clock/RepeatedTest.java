package org.shequ.kit.clock;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

class RepeatedTest {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void work_that_has_more_to_do_is_not_kept_waiting() {
        var turns = new AtomicInteger();
        try (var repeated = new Repeated("test", Duration.ofMillis(200), () -> turns.incrementAndGet() < 50)) {
            await().atMost(LIMIT).until(() -> turns.get() >= 50);
        }
    }

    @Test
    void a_failure_does_not_end_the_repetition() {
        var turns = new AtomicInteger();
        try (var repeated = new Repeated("test", PAUSE, () -> {
            if (turns.incrementAndGet() < 3) {
                throw new IllegalStateException("on purpose");
            }
            return false;
        })) {
            await().atMost(LIMIT).until(() -> turns.get() > 5);
        }
    }

    @Test
    void what_is_closed_stops_even_when_it_would_always_have_more_to_do() {
        var turns = new AtomicInteger();
        var repeated = new Repeated("test", PAUSE, () -> turns.incrementAndGet() > 0);
        await().atMost(LIMIT).until(() -> turns.get() > 3);
        repeated.close();
        await().atMost(LIMIT).during(Duration.ofMillis(200)).until(() -> {
            var before = turns.get();
            Thread.onSpinWait();
            return before == turns.get();
        });
    }

    @Test
    void the_database_is_moved_as_far_as_the_business_clock_and_not_at_all_when_that_stands_still() {
        var real = Clock.fixed(Instant.parse("2026-01-05T00:00:00Z"), ZoneOffset.UTC);
        var business = new BusinessClock(real, ZoneId.of("Asia/Shanghai"));
        var database = new DatabaseClock(business);
        assertEquals(0, database.shiftMicros());
        business.shift(Duration.ofDays(-2).plusNanos(3_000));
        assertEquals(-172_800_000_000L + 3, database.shiftMicros());
        business.shift(Duration.ofDays(400));
        assertEquals(34_560_000_000_000L, database.shiftMicros());
    }
}
