package org.shequ.gateway.limit;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

class TokenBucketsTest {

    private final AtomicLong now = new AtomicLong();
    private final TokenBuckets buckets = new TokenBuckets(3, 2, now::get);

    @Test
    void a_burst_passes_and_then_the_rate_holds() {
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).contains(Duration.ofMillis(500));
        now.addAndGet(Duration.ofMillis(499).toNanos());
        assertThat(buckets.take("a")).isPresent();
        now.addAndGet(Duration.ofMillis(1).toNanos());
        assertThat(buckets.take("a")).isEmpty();
        assertThat(buckets.take("a")).isPresent();
    }

    @Test
    void one_caller_does_not_use_up_anothers() {
        for (var i = 0; i < 10; i++) {
            buckets.take("a");
        }
        assertThat(buckets.take("b")).isEmpty();
    }

    @Test
    void asking_too_early_costs_nothing() {
        for (var i = 0; i < 100; i++) {
            buckets.take("a");
        }
        now.addAndGet(Duration.ofMillis(500).toNanos());
        assertThat(buckets.take("a")).isEmpty();
    }

    @Test
    void memory_stays_bounded() {
        for (var i = 0; i < 250_000; i++) {
            now.addAndGet(Duration.ofMillis(1).toNanos());
            buckets.take("caller" + i);
        }
        assertThat(buckets.size()).isLessThanOrEqualTo(100_000);
    }

    @Test
    void a_crowd_of_strangers_forgives_nobody_who_asks_often() {
        var passed = 0;
        for (var i = 0; i < 500_000; i++) {
            if (i % 1_000 == 0 && buckets.take("a").isEmpty()) {
                passed++;
            }
            buckets.take("stranger" + i);
        }
        assertThat(passed).isEqualTo(3);
    }
}
