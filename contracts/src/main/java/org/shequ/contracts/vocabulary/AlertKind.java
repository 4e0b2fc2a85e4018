package org.shequ.contracts.vocabulary;

/** What is wrong. */
public enum AlertKind {
    /** More people than places (超员). */
    OVER_QUOTA,
    /** Fewer people than places, reservations counted in (缺员). */
    SHORT_STAFFED,
    /** People count in a community whose places nobody has determined. */
    UNDETERMINED,
    /** The determination in force is older than its review cycle. */
    STALE_DETERMINATION,
    /** Fewer have entered by a plan than an even pace would have let in by the end of last year. */
    PLAN_BEHIND_PACE
}
