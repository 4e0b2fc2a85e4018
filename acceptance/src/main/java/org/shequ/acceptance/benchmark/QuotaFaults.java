package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.fault.QuotaFaultLoad;
import org.shequ.local.LocalException;

import java.time.Duration;

/** The fault load of quota-service for as long as wanted; a fault found is a failure. */
final class QuotaFaults implements Benchmark {
    @Override
    public String name() {
        return "quota-faults";
    }

    @Override
    public String about() {
        return "places taken and given back while quota-service and PostgreSQL are killed, then the invariants;"
                + " --seconds 300 --clients 64 --accounts 1000 --places 3 --seed 1";
    }

    @Override
    public void run(Bench bench) {
        var settings = new QuotaFaultLoad.Settings(
                bench.option("seed", 1),
                bench.option("clients", 64),
                bench.option("accounts", 1000),
                bench.option("places", 3),
                Duration.ofSeconds(bench.option("seconds", 300)),
                Duration.ofSeconds(bench.option("between", 15)));
        bench.requireAllUsed();
        try {
            var faults = new QuotaFaultLoad(bench.stack(), bench.suite(), settings, System.out).run();
            if (!faults.isEmpty()) {
                throw new LocalException(faults.size() + " faults, seed " + settings.seed());
            }
            bench.say("invariants 1 to 6 and 8 hold, every acknowledged command is there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted", e);
        }
    }
}
