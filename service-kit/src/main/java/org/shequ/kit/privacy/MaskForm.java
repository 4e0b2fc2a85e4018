package org.shequ.kit.privacy;

/** What is left of a value that is not shown whole; each form shows less than those before it that fit the same field. */
public enum MaskForm {
    SHOWN,
    /** {@code **************4131}. */
    LAST_FOUR,
    /** {@code 138****5678}: 10,000 numbers remain. */
    ENDS,
    /** {@code 320***************}: the province of the first registration. */
    PROVINCE,
    /** Year and month of a date. */
    MONTH,
    /** The year of a date. */
    YEAR,
    /** {@code 张*}: the first character. */
    INITIAL,
    /** Nothing. */
    HIDDEN
}
