package org.shequ.kit.clock;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * The clock that judges time-outs: the database's own, so that all replicas agree however their machines' clocks stand.
 * Where the business clock has been moved (demonstration, tests) it is moved by the same distance.
 */
@ApplicationScoped
public class DatabaseClock {

    /** The present moment as an SQL expression with one parameter, {@link #shiftMicros}. */
    public static final String NOW = "(clock_timestamp() + ?::bigint * interval '1 microsecond')";

    private static final Duration UNMOVED = Duration.ofMillis(100);

    private final BusinessClock clock;

    public DatabaseClock(BusinessClock clock) {
        this.clock = clock;
    }

    /** How far the business clock has been moved; exactly zero where it has not. */
    public long shiftMicros() {
        var shift = Duration.between(clock.realInstant(), clock.instant());
        return shift.abs().compareTo(UNMOVED) < 0 ? 0 : shift.toNanos() / 1000;
    }
}
