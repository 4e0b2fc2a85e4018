package org.shequ.kit.clock;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Wakes whoever waits in this process for something to do: something was committed here, or the business clock was moved.
 * A hint and no more: what other replicas commit is found by the look that everybody takes from time to time.
 */
@ApplicationScoped
public class Commits {

    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();

    /** Called by the thread that committed: it must only wake. */
    void onCommit(Runnable wake) {
        waiting.add(wake);
    }

    void forget(Runnable wake) {
        waiting.remove(wake);
    }

    /** Something was committed, or another moment is the present: what was not due may be due now. */
    public void happened() {
        waiting.forEach(Runnable::run);
    }
}
