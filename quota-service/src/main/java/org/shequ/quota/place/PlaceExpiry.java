package org.shequ.quota.place;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Ends holds whose time is over, every second; replicas share the work by skipping locked rows. */
@ApplicationScoped
class PlaceExpiry {

    private static final int BATCH = 100;

    private final PlaceDesk desk;

    PlaceExpiry(PlaceDesk desk) {
        this.desk = desk;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void expire() {
        desk.expireDue(BATCH);
    }
}
