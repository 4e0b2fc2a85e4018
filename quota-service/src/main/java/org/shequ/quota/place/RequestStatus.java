package org.shequ.quota.place;

/** What became of a request for places. */
public enum RequestStatus {
    RESERVED,
    REFUSED,
    /** It was given back before it came; it must fail when it comes. */
    TOMBSTONE
}
