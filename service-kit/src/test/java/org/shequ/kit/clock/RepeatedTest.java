package org.shequ.kit.clock;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RepeatedTest {

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Test
    void work_that_has_more_to_do_is_not_kept_waiting() {
        var turns = new AtomicInteger();
        try (var repeated =
                new Repeated("test", Duration.ofMillis(200), new Commits(), () -> turns.incrementAndGet() < 50)) {
            await().atMost(LIMIT).until(() -> turns.get() >= 50);
        }
    }

    @Test
    void work_is_looked_for_ever_seldomer_until_something_is_committed() {
        var commits = new Commits();
        var turns = new AtomicInteger();
        try (var repeated = new Repeated("test", Duration.ofMillis(100), commits, () -> turns.incrementAndGet() < 0)) {
            // after 0.1, 0.3, 0.7, 1.5 and 3.1 seconds
            await().pollDelay(Duration.ofSeconds(3)).atMost(LIMIT).until(() -> true);
            var before = turns.get();
            assertTrue(before <= 5, before + " turns in three seconds");
            await().during(Duration.ofMillis(500)).atMost(LIMIT).until(() -> turns.get() <= before + 1);
            var atRest = turns.get();
            commits.happened();
            await().atMost(Duration.ofSeconds(1)).until(() -> turns.get() > atRest);
        }
    }

    @Test
    void commits_in_quick_succession_cost_one_turn_in_a_pause() {
        var commits = new Commits();
        var turns = new AtomicInteger();
        try (var repeated = new Repeated("test", Duration.ofMillis(500), commits, () -> turns.incrementAndGet() < 0)) {
            var end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
            while (System.nanoTime() < end) {
                commits.happened();
                LockSupport.parkNanos(1_000_000);
            }
            assertTrue(turns.get() <= 5, turns + " turns in two seconds");
        }
    }

    @Test
    void a_failure_does_not_end_the_repetition() {
        var turns = new AtomicInteger();
        try (var repeated = new Repeated("test", PAUSE, new Commits(), () -> {
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
        var repeated = new Repeated("test", PAUSE, new Commits(), () -> turns.incrementAndGet() > 0);
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
