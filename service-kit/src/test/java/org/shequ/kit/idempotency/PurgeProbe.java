package org.shequ.kit.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Lets a test run the purge without waiting for its timer. */
@ApplicationScoped
public class PurgeProbe {

    @Inject
    IdempotentAnswers answers;

    public void run() {
        answers.purge();
    }
}
