package org.shequ.quota.reorganisation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.clock.Repeated;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for ended communities whose people have all gone, while the service runs. */
@ApplicationScoped
class ReorganisationSettling {

    private final SettleReorganisation settleReorganisation;
    private final Duration pause;
    private final Commits commits;
    private @Nullable Repeated repeated;

    ReorganisationSettling(
            SettleReorganisation settleReorganisation,
            @ConfigProperty(name = "shequ.quota.settle-every") Duration pause,
            Commits commits) {
        this.settleReorganisation = settleReorganisation;
        this.pause = pause;
        this.commits = commits;
    }

    void start(@Observes StartupEvent event) {
        repeated = new Repeated("reorganisation-settling", pause, commits, settleReorganisation::handle);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeated != null) {
            repeated.close();
        }
    }
}
