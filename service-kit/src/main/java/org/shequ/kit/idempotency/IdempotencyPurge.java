package org.shequ.kit.idempotency;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;

/** Forgets old answers; each replica may do it, as deleting what another deleted does no harm. */
@ApplicationScoped
class IdempotencyPurge {

    private static final Logger LOG = Logger.getLogger(IdempotencyPurge.class);

    private final IdempotentAnswers answers;

    IdempotencyPurge(IdempotentAnswers answers) {
        this.answers = answers;
    }

    @Scheduled(
            every = "${shequ.idempotency.purge-every}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        var purged = answers.purge();
        if (purged > 0) {
            LOG.infof("Forgot %d idempotent answers past their retention", purged);
        }
    }
}
