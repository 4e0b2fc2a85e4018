package org.shequ.quota.place;

/** Who asked for places. */
public enum RequestOrigin {
    /** A selection round, by its events; only its events move them on. */
    ROUND,
    /** An office, over HTTP, for whom it hires without a round. */
    OFFICE
}
