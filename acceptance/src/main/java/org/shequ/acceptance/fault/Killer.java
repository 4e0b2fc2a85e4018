package org.shequ.acceptance.fault;

import org.shequ.local.LocalStack;

import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Carries crashes out: watches the log for the step, kills within milliseconds of it, and starts again a while later. */
final class Killer {

    private static final long STEP_LIMIT_MILLIS = 15_000;
    private static final int MOST_MILLIS_AFTER = 25;
    private static final int MOST_MILLIS_DEAD = 600;

    private final LocalStack stack;
    private final MessyBroker broker;
    private final Random random;
    private int services;
    private int databases;
    private int unseen;

    Killer(LocalStack stack, MessyBroker broker, Random random) {
        this.stack = stack;
        this.broker = broker;
        this.random = random;
    }

    int services() {
        return services;
    }

    int databases() {
        return databases;
    }

    /** Crashes whose step did not come: they kill all the same, but prove less. */
    int unseen() {
        return unseen;
    }

    /**
     * Kills when the step comes while the work runs; returns when the work is done and everything is up again. While the
     * victim is dead, the broker makes copies of what it has missed and of what it knows.
     */
    void during(Crash crash, Runnable work) {
        try (var tables = Tables.of(stack, crash.step().service)) {
            var sql = "SELECT count(*) FROM event_log WHERE type = '" + crash.step().event + "'";
            var before = tables.number(sql);
            var pause = random.nextInt(MOST_MILLIS_AFTER);
            var dead = random.nextInt(MOST_MILLIS_DEAD);
            var copies = random.nextLong();
            var killing = CompletableFuture.runAsync(() -> {
                awaitMore(tables, sql, before);
                Pause.millis(pause);
                kill(crash.victim(), dead, copies);
            });
            work.run();
            killing.join();
        }
    }

    private void awaitMore(Tables tables, String sql, long before) {
        var end = System.nanoTime() + STEP_LIMIT_MILLIS * 1_000_000;
        while (tables.number(sql) == before) {
            if (System.nanoTime() > end) {
                unseen++;
                return;
            }
            Pause.millis(1);
        }
    }

    private void kill(Crash.Victim victim, int dead, long copies) {
        if (victim == Crash.Victim.POSTGRES) {
            databases++;
            stack.killPostgres();
            broker.copyOutOfOrder(copies);
            Pause.millis(dead);
            stack.restartPostgres();
        } else {
            services++;
            stack.kill(victim.service());
            Pause.millis(dead);
            broker.copyOutOfOrder(copies);
            stack.start(victim.service());
        }
    }
}
