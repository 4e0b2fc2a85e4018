package org.shequ.quota.apportionment;

/** How shares become whole places. */
public enum Rounding {
    /** The total is rounded half-up, then shared by largest remainder (最大余额法), so that the parts add up to it. */
    LARGEST_REMAINDER,
    FLOOR,
    HALF_UP,
    CEILING
}
