package org.shequ.acceptance.benchmark;

import org.shequ.local.LocalException;

import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * Many clients that each do the next thing as soon as the last one is done.
 *
 * @param seconds wall time of the whole
 * @param sortedMillis how long each took, ascending
 */
record Load(double seconds, double[] sortedMillis) {

    /** One thing that a client does. */
    @FunctionalInterface
    interface Action {
        /** @param client 0 to clients - 1; @param number of the thing, counted over all clients */
        void run(int client, long number) throws Exception;
    }

    /** A fixed number of things, shared by the clients. The first that fails ends the load. */
    static Load of(int clients, int things, Action action) {
        var millis = new double[things];
        var begun = System.nanoTime();
        share(clients, number -> number < things, (client, number) -> {
            var from = System.nanoTime();
            action.run(client, number);
            millis[(int) number] = (System.nanoTime() - from) / 1e6;
        });
        var seconds = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(millis);
        return new Load(seconds, millis);
    }

    /** The compilers' turn: the same things for so many seconds, unmeasured. */
    static void warm(int clients, int seconds, Action action) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        share(clients, number -> System.nanoTime() < until, action);
    }

    private static void share(int clients, LongPredicate wanted, Action action) {
        var next = new AtomicLong();
        try (var workers = Executors.newFixedThreadPool(clients)) {
            var all = IntStream.range(0, clients)
                    .<Future<?>>mapToObj(client -> workers.submit(() -> {
                        for (var number = next.getAndIncrement();
                                wanted.test(number);
                                number = next.getAndIncrement()) {
                            action.run(client, number);
                        }
                        return null;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new LocalException("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }

    double perSecond() {
        return sortedMillis.length / seconds;
    }

    /** @param share 0.5 for the median */
    double percentile(double share) {
        return sortedMillis[(int) Math.min(sortedMillis.length - 1L, Math.round(share * sortedMillis.length))];
    }

    void report(Bench bench, String what) {
        bench.say(
                "%-56s %9.2f s %12.0f /s   p50 %.1f ms, p99 %.1f ms, longest %.1f ms",
                what, seconds, perSecond(), percentile(0.5), percentile(0.99), sortedMillis[sortedMillis.length - 1]);
    }
}
