package org.shequ.kit.clock;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

/**
 * Moves the business clock, where {@code shequ.clock.controllable} allows it. The offset lies in table kit_clock, so
 * that it outlives a restart and reaches every replica within {@link #REFRESH}.
 */
@ApplicationScoped
class ClockControl {

    private static final Logger LOG = Logger.getLogger(ClockControl.class);
    private static final Duration REFRESH = Duration.ofSeconds(3);

    private final BusinessClock clock;
    private final DataSource database;
    private final Commits commits;
    private final boolean controllable;
    private @Nullable ScheduledExecutorService refresher;

    ClockControl(
            BusinessClock clock,
            DataSource database,
            Commits commits,
            @ConfigProperty(name = "shequ.clock.controllable", defaultValue = "false") boolean controllable) {
        this.clock = clock;
        this.database = database;
        this.commits = commits;
        this.controllable = controllable;
    }

    boolean controllable() {
        return controllable;
    }

    /**
     * Makes {@code now} the present; the clock ticks on from there. Stored by a statement of its own and never while the
     * refresher reads: it would put back what it had read before.
     */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    synchronized void set(Instant now) {
        var offset = Duration.between(clock.realInstant(), now);
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement("""
                        INSERT INTO kit_clock (id, offset_micros, set_at) VALUES (1, ?, now())
                        ON CONFLICT (id) DO UPDATE SET offset_micros = excluded.offset_micros, set_at = now()""")) {
            upsert.setLong(1, offset.toSeconds() * 1_000_000 + offset.toNanosPart() / 1000);
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("The clock cannot be set", failure);
        }
        shift(offset);
    }

    private void shift(Duration offset) {
        if (!offset.equals(clock.offset())) {
            clock.shift(offset);
            commits.happened(); // what was not due may be due now
        }
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        if (!controllable) {
            return;
        }
        refresh();
        refresher = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("business-clock").factory());
        refresher.scheduleWithFixedDelay(this::refresh, REFRESH.toMillis(), REFRESH.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        if (refresher != null) {
            refresher.shutdownNow();
        }
    }

    private synchronized void refresh() {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement("SELECT offset_micros FROM kit_clock WHERE id = 1");
                var found = query.executeQuery()) {
            shift(found.next() ? micros(found.getLong(1)) : Duration.ZERO);
        } catch (SQLException | RuntimeException unreadable) {
            LOG.debugf(unreadable, "Clock offset not read; the last one known stays in force");
        }
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
