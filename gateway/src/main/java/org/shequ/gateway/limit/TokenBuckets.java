package org.shequ.gateway.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** One token bucket per caller. Memory is bounded: full buckets say nothing and are dropped. */
public final class TokenBuckets {

    private static final int MOST = 100_000;

    private final int burst;
    private final double perNano;
    private final LongSupplier nanos;
    private final ConcurrentHashMap<String, Bucket> buckets = new ConcurrentHashMap<>();

    private record Bucket(double tokens, long at) {}

    public TokenBuckets(int burst, int perSecond, LongSupplier nanos) {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("burst and rate must be at least 1");
        }
        this.burst = burst;
        this.perNano = perSecond / 1e9;
        this.nanos = nanos;
    }

    /** Takes one token; if there is none, says when there will be. */
    public Optional<Duration> take(String caller) {
        if (buckets.size() >= MOST) {
            sweep();
        }
        var now = nanos.getAsLong();
        var wait = new long[1];
        buckets.compute(caller, (key, bucket) -> {
            var tokens = bucket == null ? burst : filled(bucket, now);
            wait[0] = tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
            return new Bucket(tokens >= 1 ? tokens - 1 : tokens, now);
        });
        return wait[0] == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait[0]));
    }

    private double filled(Bucket bucket, long now) {
        return Math.min(burst, bucket.tokens() + Math.max(0, now - bucket.at()) * perNano);
    }

    private void sweep() {
        var now = nanos.getAsLong();
        buckets.values().removeIf(bucket -> filled(bucket, now) >= burst);
        if (buckets.size() >= MOST) {
            // more callers than memory is meant for: forgetting debts is better than refusing everybody
            buckets.clear();
        }
    }

    int size() {
        return buckets.size();
    }
}
