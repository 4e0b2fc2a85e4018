package org.shequ.selection.scoring;

/** Which totals are a tie (并列). */
public enum TieBasis {
    /** The totals before they are rounded: 83.008 is ahead of 83.006 although both read 83.01. */
    EXACT_TOTAL,
    /** The totals as they are shown. */
    ROUNDED_TOTAL
}
