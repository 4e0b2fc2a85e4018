package org.shequ.quota.headcount;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.shequ.kit.clock.Commits;
import org.shequ.kit.clock.Repeated;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Settles what is due while the service runs: news, and what takes effect by the day. */
@ApplicationScoped
class HeadcountSettling {

    private final SettleHeadcount settleHeadcount;
    private final Duration pause;
    private final Commits commits;
    private @Nullable Repeated repeated;

    HeadcountSettling(
            SettleHeadcount settleHeadcount,
            @ConfigProperty(name = "shequ.quota.settle-every") Duration pause,
            Commits commits) {
        this.settleHeadcount = settleHeadcount;
        this.pause = pause;
        this.commits = commits;
    }

    void start(@Observes StartupEvent event) {
        repeated = new Repeated("headcount-settling", pause, commits, settleHeadcount::handle);
    }

    void stop(@Observes ShutdownEvent event) {
        if (repeated != null) {
            repeated.close();
        }
    }
}
