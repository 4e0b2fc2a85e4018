package org.shequ.quota.alert;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.clock.Repeated;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks at what comes with the calendar while the service runs. */
@ApplicationScoped
class AlertWatching {

    private final WatchAlerts watchAlerts;
    private final Duration pause;
    private final Commits commits;
    private @Nullable Repeated repeated;

    AlertWatching(
            WatchAlerts watchAlerts,
            @ConfigProperty(name = "shequ.quota.watch-every") Duration pause,
            Commits commits) {
        this.watchAlerts = watchAlerts;
        this.pause = pause;
        this.commits = commits;
    }

    void start(@Observes StartupEvent event) {
        repeated = new Repeated("alert-watching", pause, commits, watchAlerts::day);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeated != null) {
            repeated.close();
        }
    }
}
