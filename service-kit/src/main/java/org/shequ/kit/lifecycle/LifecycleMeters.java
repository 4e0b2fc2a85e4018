package org.shequ.kit.lifecycle;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Counts the steps of all lifecycles, taken and refused: {@code shequ_lifecycle_steps_total}. */
@ApplicationScoped
public class LifecycleMeters {

    private final LifecycleObserver counter;

    LifecycleMeters(MeterRegistry meters) {
        counter = (lifecycle, command, from, to, taken) -> meters.counter(
                        "shequ.lifecycle.steps",
                        "lifecycle",
                        lifecycle,
                        "command",
                        command,
                        "from",
                        from,
                        "to",
                        to,
                        "outcome",
                        taken ? "taken" : "refused")
                .increment();
    }

    void start(@Observes StartupEvent started) {
        Lifecycle.observe(counter);
    }

    void stop(@Observes ShutdownEvent stopping) {
        Lifecycle.forget(counter);
    }
}
