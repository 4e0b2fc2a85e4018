package org.shequ.kit.clock;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Work done over and over on a thread of its own: soon after something was committed in this process, at most once in a
 * pause, and seldomer and seldomer while nothing is. A failure is logged and tried again: what is due stays due in the
 * database.
 */
public final class Repeated implements AutoCloseable {

    /** What becomes due by the clock alone, or by another replica's work, is found so late at most. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(5);

    /** What was committed goes its way first: the relay that sends it needs the processor as well. */
    private static final Duration COURTESY = Duration.ofMillis(50);

    private static final Logger LOG = Logger.getLogger(Repeated.class);

    private final String name;
    private final Duration pause;
    private final Commits commits;
    private final BooleanSupplier work;
    private final Semaphore woken = new Semaphore(0);
    private final Runnable wake = this::wake;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param pause the least between two turns
     * @param work returns whether there may be more to do at once
     */
    public Repeated(String name, Duration pause, Commits commits, BooleanSupplier work) {
        this.name = name;
        this.pause = pause;
        this.commits = commits;
        this.work = work;
        commits.onCommit(wake);
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void wake() {
        if (woken.availablePermits() == 0) {
            woken.release();
        }
    }

    private void run() {
        try {
            var rest = pause;
            while (!closed) {
                var before = System.nanoTime();
                var wasWoken = woken.tryAcquire(rest.toMillis(), TimeUnit.MILLISECONDS);
                if (wasWoken) {
                    var rested = System.nanoTime() - before;
                    TimeUnit.NANOSECONDS.sleep(Math.max(pause.toNanos() - rested, courtesy()));
                    woken.drainPermits();
                }
                turn();
                rest = wasWoken ? pause : longer(rest);
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private long courtesy() {
        return Math.min(pause.toNanos(), COURTESY.toNanos());
    }

    private static Duration longer(Duration rest) {
        var doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }

    private void turn() {
        try {
            while (!closed && work.getAsBoolean()) {
                LOG.debugf("%s has more to do", name);
            }
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "%s failed; it is tried again", name);
        }
    }

    @Override
    public void close() {
        closed = true;
        commits.forget(wake);
        thread.interrupt();
    }
}
