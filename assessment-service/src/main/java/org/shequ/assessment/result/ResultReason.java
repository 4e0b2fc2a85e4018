package org.shequ.assessment.result;

/** Why a version of a result came to be. */
public enum ResultReason {
    /** First imported from a file. */
    IMPORTED,
    /** A later import said something else. */
    REIMPORTED,
    /** Another result of the peer group was added or changed, which moved the rank or the number of peers. */
    RERANKED,
    /** Decided in a cycle of this system. */
    ASSESSED,
    /** Corrected afterwards, by document or by an appeal. */
    CORRECTED,
    /** Taken over from the communities that this one came from. */
    INHERITED
}
