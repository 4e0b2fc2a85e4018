package org.shequ.quota.place;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.clock.Repeated;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Looks for expired holds while the service runs; replicas pass over each other's rows. */
@ApplicationScoped
class PlaceExpiry {

    private final ExpirePlaces expirePlaces;
    private final Duration pause;
    private final Commits commits;
    private @Nullable Repeated repeated;

    PlaceExpiry(
            ExpirePlaces expirePlaces,
            @ConfigProperty(name = "shequ.quota.expire-every") Duration pause,
            Commits commits) {
        this.expirePlaces = expirePlaces;
        this.pause = pause;
        this.commits = commits;
    }

    void start(@Observes StartupEvent event) {
        repeated = new Repeated("place-expiry", pause, commits, expirePlaces::handle);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeated != null) {
            repeated.close();
        }
    }
}
