package org.shequ.gateway.proxy;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Leaves a service alone for a while after failures in a row, then lets one request try. */
final class Circuit {

    enum State {
        CLOSED,
        OPEN,
        HALF_OPEN
    }

    private final int threshold;
    private final long openNanos;
    private final LongSupplier nanos;

    private State state = State.CLOSED;
    private int failures;
    private long since;

    Circuit(int threshold, Duration openFor, LongSupplier nanos) {
        this.threshold = threshold;
        this.openNanos = openFor.toNanos();
        this.nanos = nanos;
    }

    /** Empty: go. Otherwise how long to wait. A probe that never reports back makes room for another one. */
    synchronized Optional<Duration> closedFor() {
        if (state == State.CLOSED) {
            return Optional.empty();
        }
        var left = openNanos - (nanos.getAsLong() - since);
        if (left > 0) {
            return Optional.of(Duration.ofNanos(left));
        }
        state = State.HALF_OPEN;
        since = nanos.getAsLong();
        return Optional.empty();
    }

    synchronized void succeeded() {
        state = State.CLOSED;
        failures = 0;
    }

    synchronized void failed() {
        failures++;
        if (state == State.HALF_OPEN || failures >= threshold) {
            state = State.OPEN;
            since = nanos.getAsLong();
        }
    }

    synchronized State state() {
        return state;
    }
}
