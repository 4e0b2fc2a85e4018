package org.shequ.contracts.event.quota;

/** Why a place went back to its account. */
public enum PlaceReleaseReason {
    RETURNED,
    EXPIRED,
    APPOINTMENT_REJECTED,
    ROUND_CANCELLED
}
