package org.shequ.quota.apportionment;

/** Whether minimums are paid out of the total or come on top of it. */
public enum FloorPlacement {
    INSIDE,
    ABOVE
}
