package org.shequ.kit.clock;

import org.jboss.logging.Logger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Work done over and over on a thread of its own, more often than a second. A failure is logged and tried again at the
 * next turn: what is due stays due in the database.
 */
public final class Repeated implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Repeated.class);

    private final String name;
    private final BooleanSupplier work;
    private final ScheduledExecutorService executor;

    /** @param work returns whether there may be more to do at once */
    public Repeated(String name, Duration pause, BooleanSupplier work) {
        this.name = name;
        this.work = work;
        this.executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
        executor.scheduleWithFixedDelay(this::turn, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void turn() {
        try {
            while (!executor.isShutdown() && work.getAsBoolean()) {
                LOG.debugf("%s has more to do", name);
            }
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "%s failed; it is tried again", name);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
