package org.shequ.gateway.proxy;

import org.shequ.gateway.configuration.GatewayConfiguration;

/** Whether somebody moves as much as he must: so many bytes in each stretch of time in which it is up to him. */
final class Pace {

    private final long stretchNanos;
    private final long leastBytes;

    private boolean running;
    private long since = Long.MAX_VALUE;
    private long bytes;

    Pace(GatewayConfiguration.Slow slow) {
        this.stretchNanos = slow.within().toNanos();
        this.leastBytes = slow.bytes().asLongValue();
    }

    /** From now on it is up to him. */
    void run(long now) {
        running = true;
        since = now;
        bytes = 0;
    }

    /** Somebody else holds him up. */
    void rest(long now) {
        running = false;
        since = now;
    }

    void stop() {
        running = false;
        since = Long.MAX_VALUE;
    }

    void moved(long more) {
        bytes += more;
    }

    boolean tooSlow(long now) {
        if (!running || now - since < stretchNanos) {
            return false;
        }
        if (bytes < leastBytes) {
            return true;
        }
        run(now);
        return false;
    }

    /** How long he has been held up by somebody else, in nanoseconds. */
    long heldUp(long now) {
        return running || since == Long.MAX_VALUE ? 0 : now - since;
    }
}
