package org.shequ.assessment.cycle;

/** What is done about a late change of the records. */
public enum SubjectDecision {
    /** Take in a subject that the records now list, or move it to where it now stands. */
    ADD,
    /** Judge a subject no longer. */
    WITHDRAW
}
