package org.shequ.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * One token bucket per caller. Memory is bounded: a bucket that has filled up again is dropped, and where there are more
 * callers than buckets, those go first who ask least. Nobody who asks often is forgiven because many others come.
 */
public final class TokenBuckets {

    private static final int MOST = 100_000;

    private final int burst;
    private final double perNano;
    private final LongSupplier nanos;
    private final Cache<String, Bucket> buckets;

    private record Bucket(double tokens, long at) {}

    public TokenBuckets(int burst, int perSecond, LongSupplier nanos) {
        if (burst < 1 || perSecond < 1) {
            throw new IllegalArgumentException("burst and rate must be at least 1");
        }
        this.burst = burst;
        this.perNano = perSecond / 1e9;
        this.nanos = nanos;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(Duration.ofNanos((long) Math.ceil(burst / perNano)))
                .ticker(nanos::getAsLong)
                .executor(Runnable::run)
                .build();
    }

    /** Takes one token; if there is none, says when there will be. */
    public Optional<Duration> take(String caller) {
        var now = nanos.getAsLong();
        var wait = new long[1];
        buckets.asMap().compute(caller, (key, bucket) -> {
            var tokens = bucket == null ? burst : filled(bucket, now);
            wait[0] = tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / perNano);
            return new Bucket(tokens >= 1 ? tokens - 1 : tokens, now);
        });
        return wait[0] == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait[0]));
    }

    private double filled(Bucket bucket, long now) {
        return Math.min(burst, bucket.tokens() + Math.max(0, now - bucket.at()) * perNano);
    }

    long size() {
        buckets.cleanUp();
        return buckets.estimatedSize();
    }
}
