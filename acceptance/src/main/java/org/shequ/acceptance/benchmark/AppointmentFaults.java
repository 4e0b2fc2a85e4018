package org.shequ.acceptance.benchmark;

import org.shequ.acceptance.fault.AppointmentFaultLoad;
import org.shequ.local.LocalException;

/** The fault load of the appointment for as many waves as wanted; a fault found is a failure. */
final class AppointmentFaults implements Benchmark {
    @Override
    public String name() {
        return "appointment-faults";
    }

    @Override
    public String about() {
        return "rounds up to their appointments while three services and PostgreSQL are killed after each step, then the"
                + " invariants; --waves 16 --seed 1";
    }

    @Override
    public void run(Bench bench) {
        var settings = new AppointmentFaultLoad.Settings(bench.option("seed", 1), bench.option("waves", 16));
        bench.requireAllUsed();
        var faults = new AppointmentFaultLoad(bench.stack(), bench.suite(), settings, System.out).run();
        if (!faults.isEmpty()) {
            throw new LocalException(faults.size() + " faults, seed " + settings.seed());
        }
        bench.say("invariants 1 to 8 and 10 hold: every appointment has ended, and all services say the same of it");
    }
}
