package org.shequ.contracts.event.quota;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What an alert is about. */
public enum AlertKind {
    /** More people than places. */
    OVER_QUOTA,
    /** Fewer people than places, reservations counted in. */
    SHORT_STAFFED,
    /** People count in a community whose places nobody has determined. */
    UNDETERMINED,
    /** The determination in force is older than its review cycle. */
    STALE_DETERMINATION,
    /** Fewer have entered by a plan than an even pace would have let in. */
    PLAN_BEHIND_PACE,
    /** A value that a newer publisher knows and this reader does not. */
    @JsonEnumDefaultValue
    UNRECOGNISED
}
