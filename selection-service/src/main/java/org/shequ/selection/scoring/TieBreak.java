package org.shequ.selection.scoring;

/** What told two candidates of the same total apart, in the order in which it is asked. */
public enum TieBreak {
    NONE,
    INTERVIEW,
    CERTIFICATE,
    RETEST,
    /** Nothing yet: if a place depends on it, a re-test is demanded. */
    UNRESOLVED
}
