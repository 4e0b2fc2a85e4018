package org.shequ.gateway.meter;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

/**
 * How long requests took, by the template of their path: there are as many as the interface document has, whatever
 * callers send.
 */
@Singleton
public class RequestMeters {

    /** Tells in the metrics that the caller went before he had his answer; no such status is ever sent. */
    public static final int CALLER_GONE = 499;

    private final MeterRegistry registry;
    private final ConcurrentHashMap<Key, Timer> timers = new ConcurrentHashMap<>();

    private record Key(String template, String method, int status) {}

    RequestMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param template and method: of bounded number */
    public void count(String template, String method, int status, long nanos) {
        timers.computeIfAbsent(new Key(template, method, status), this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("http.server.requests")
                .tag("uri", key.template())
                .tag("method", key.method())
                .tag("status", Integer.toString(key.status()))
                .register(registry);
    }
}
