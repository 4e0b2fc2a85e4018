package org.shequ.selection.scoring;

/** What becomes of those tied for the last seat of the interview. */
public enum ShortlistTies {
    /** All of them go on. */
    ALL,
    /** The tie-breaks are asked as far as they are known by then; whom they do not tell apart go on together. */
    TIE_BREAKS
}
