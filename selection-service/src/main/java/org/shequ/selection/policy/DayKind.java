package org.shequ.selection.policy;

/** How the days of a public notice are counted. */
public enum DayKind {
    WORKING,
    CALENDAR
}
