package org.shequ.kit.lifecycle;

/** Hears of every step, taken or refused. */
@FunctionalInterface
public interface LifecycleObserver {

    /** @param taken false when it was refused */
    void used(String lifecycle, String command, String from, String to, boolean taken);
}
