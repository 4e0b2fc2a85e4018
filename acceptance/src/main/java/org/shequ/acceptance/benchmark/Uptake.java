package org.shequ.acceptance.benchmark;

import org.shequ.local.LocalException;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How far services are that take personnel's events up. */
final class Uptake implements AutoCloseable {
    /** As the server counts what it wrote: the positions themselves are tens of millions. */
    private static final String APPLIED =
            "SELECT n_tup_ins + n_tup_upd FROM pg_stat_user_tables WHERE relname = 'inbox_positions'";

    private static final String PENDING = "SELECT count(*) FROM outbox_pending";
    private static final Duration BREATH = Duration.ofSeconds(1);

    /** The server tells of what it wrote up to ten seconds later. */
    private static final int QUIET_BREATHS = 11;

    private final Bench bench;
    private final Connection publisher;
    private final List<Connection> services = new ArrayList<>();

    Uptake(Bench bench, List<String> services) {
        this.bench = bench;
        this.publisher = bench.connect("personnel");
        services.forEach(service -> this.services.add(bench.connect(service)));
    }

    /** @param seconds until the last was applied; @param events applied by all consumers together */
    record Result(double seconds, long events) {}

    /** Waits until all events have left and nothing more is applied, and says how long that took. */
    Result await(String what, Duration longest) {
        try {
            return look(what, longest);
        } catch (SQLException e) {
            throw new LocalException("a service's database: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    private Result look(String what, Duration longest) throws SQLException, InterruptedException {
        var begun = System.nanoTime();
        long waiting = number(publisher, PENDING);
        long left = waiting;
        long first = applied();
        long taken = first;
        double seconds = 0;
        int quiet = 0;
        while (quiet < QUIET_BREATHS && System.nanoTime() - begun < longest.toNanos()) {
            Thread.sleep(BREATH);
            long now = applied();
            left = number(publisher, PENDING);
            quiet = left == 0 && now == taken ? quiet + 1 : 0;
            seconds = quiet == 0 ? (System.nanoTime() - begun) / 1e9 : seconds;
            taken = now;
        }
        bench.say(
                "%-56s %9.2f s %12.0f /s   (%d events applied by all consumers together; %d had waited, %d not sent yet%s)",
                what,
                seconds,
                seconds == 0 ? 0 : (taken - first) / seconds,
                taken - first,
                waiting,
                left,
                quiet < QUIET_BREATHS ? "; not waited for any longer" : "");
        return new Result(seconds, taken - first);
    }

    private long applied() throws SQLException {
        long applied = 0;
        for (var service : services) {
            applied += number(service, APPLIED);
        }
        return applied;
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            publisher.close();
            for (var service : services) {
                service.close();
            }
        } catch (SQLException e) {
            throw new LocalException("a connection could not be closed: " + e.getMessage(), e);
        }
    }
}
