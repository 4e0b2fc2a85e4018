package org.shequ.quota.alert;

/** Where an alert stands. */
public enum AlertStatus {
    RAISED,
    /** Somebody has seen it; what it is about goes on. */
    ACKNOWLEDGED,
    /** What it was about is over. For good: should it come back, that is another alert. */
    CLEARED;

    org.shequ.contracts.event.quota.AlertStatus told() {
        return switch (this) {
            case RAISED -> org.shequ.contracts.event.quota.AlertStatus.RAISED;
            case ACKNOWLEDGED -> org.shequ.contracts.event.quota.AlertStatus.ACKNOWLEDGED;
            case CLEARED -> org.shequ.contracts.event.quota.AlertStatus.CLEARED;
        };
    }
}
