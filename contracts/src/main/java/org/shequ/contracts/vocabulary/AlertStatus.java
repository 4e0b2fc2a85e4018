package org.shequ.contracts.vocabulary;

/** Where an alert stands. */
public enum AlertStatus {
    RAISED,
    /** Somebody has seen it; what it is about goes on. */
    ACKNOWLEDGED,
    /** What it was about is over. For good: should it come back, that is another alert. */
    CLEARED
}
