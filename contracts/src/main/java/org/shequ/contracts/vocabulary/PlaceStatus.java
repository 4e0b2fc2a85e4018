package org.shequ.contracts.vocabulary;

/** Where a place stands between its reservation and its person. */
public enum PlaceStatus {
    /** Reserved until a moment; then it expires. */
    HELD,
    /** Reserved without end: the round is announced. */
    LOCKED,
    /** Reserved for one appointment, which personnel-service carries out. */
    CONFIRMED,
    /** The person holds it. */
    OCCUPIED,
    RELEASED,
    EXPIRED
}
